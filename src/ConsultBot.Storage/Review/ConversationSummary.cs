using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;

namespace ConsultBot.Storage.Review;

/// <summary>A conversation in a list. It holds no word of a patient.</summary>
public sealed record ConversationSummary
{
    /// <summary>Its number in this record, given in order of beginning.</summary>
    public required long Number { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>When its first entry was written.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>When its last entry was written.</summary>
    public required DateTimeOffset Last { get; init; }

    /// <summary>The channels of its turns.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>The languages of its replies.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>What its turns decided, the most urgent first, with how often.</summary>
    public required IReadOnlyList<(Decision Decision, int Turns)> Decisions { get; init; }

    /// <summary>Whether a person was asked for.</summary>
    public required bool HandoffRequested { get; init; }

    /// <summary>Whether its words were erased, and nothing came since.</summary>
    public required bool IsErased { get; init; }

    /// <summary>The short reference.</summary>
    public string Reference => ConversationReference.Of(Id);

    /// <summary>How many turns it has.</summary>
    public int Turns => Decisions.Sum(decision => decision.Turns);

    /// <summary>Whether a person may have been in danger.</summary>
    public bool IsUrgent => Decisions.Count > 0 && Decisions[0].Decision.IsUrgent();
}

/// <summary>A part of a list of conversations, those that began last first.</summary>
/// <param name="Conversations">The conversations.</param>
/// <param name="Next">The number before which the next part begins; <c>null</c> when there is none.</param>
public sealed record ConversationPage(IReadOnlyList<ConversationSummary> Conversations, long? Next);
