using ConsultBot.Consultation.Handoff;

namespace ConsultBot.Consultation.Conversations;

/// <summary>What a conversation remembers from one turn to the next.</summary>
public sealed record ConversationState
{
    /// <summary>A conversation that has just begun.</summary>
    public static ConversationState New { get; } = new();

    /// <summary>How many turns it has had.</summary>
    public int Turns { get; init; }

    /// <summary>The therapies that the last answer was about; what "it" means in a follow-up.</summary>
    public Therapies Subject { get; init; }

    /// <summary>The last question that was answered, so that "and PRP?" can carry its topic.</summary>
    public string LastQuestion { get; init; } = string.Empty;

    /// <summary>What was refused and stays refused, for example <c>dose</c>: the slot, not the conversation.</summary>
    public IReadOnlySet<string> RefusedSlots { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What the last reply refused, or <c>null</c> when it refused nothing: what is asked for next may be a piece of it.</summary>
    public Decision? LastRefusal { get; init; }

    /// <summary>The urgent decision that nobody has ended yet, or <c>null</c>.</summary>
    public Decision? Urgent { get; init; }

    /// <summary>The urgent decision that was ended, or <c>null</c>: later replies carry one line that says where help is.</summary>
    public Decision? PastUrgent { get; init; }

    /// <summary>Whether the patient has said that they had a treatment, so that a symptom told later is a reaction.</summary>
    public bool SaidTreated { get; init; }

    /// <summary>For each therapy that has had its long caveat: how many answers with a caveat came since.</summary>
    public IReadOnlyDictionary<Therapies, int> AnswersSinceLongCaveat { get; init; } = new Dictionary<Therapies, int>();

    /// <summary>Whether the patient has been told that no clinician has checked the texts.</summary>
    public bool GaveNotice { get; init; }

    /// <summary>What was noted of the patient, for example <c>minor</c>.</summary>
    public IReadOnlySet<string> Noted { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Of <see cref="Noted"/>, what has had its line in a reply.</summary>
    public IReadOnlySet<string> NotesSaid { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The last message's question in English words, when it was put off because of its language and can be answered in English; else empty.</summary>
    public string PutOff { get; init; } = string.Empty;

    /// <summary>What was said in the last messages when each was a few words only, so that danger told piece by piece is seen; else empty.</summary>
    public string Pieces { get; init; } = string.Empty;

    /// <summary>What the last reply offered to put before staff; <c>null</c> when nothing.</summary>
    public EnquiryKind? Offered { get; init; }

    /// <summary>Whether anything was ever offered so.</summary>
    public bool WasOffered { get; init; }

    /// <summary>Whether the patient has agreed that the chat is kept, where the clinic asks for that first.</summary>
    public bool Consented { get; init; }

    /// <summary>When the last turn ended, or <c>null</c> in a new conversation.</summary>
    public DateTimeOffset? LastTurnAt { get; init; }
}
