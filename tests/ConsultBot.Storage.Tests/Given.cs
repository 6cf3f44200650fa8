using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Text;
using ConsultBot.Storage.Ledger;

namespace ConsultBot.Storage.Tests;

/// <summary>Small, fixed pieces that tests are put together from.</summary>
internal static class Given
{
    public static DateTimeOffset Noon { get; } = new(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static TurnEntry Turn(string conversation, string text, string? activity = null, int turns = 1)
    {
        var message = new PatientMessage(conversation, "test", text, Noon, activity, "en");
        return new TurnEntry
        {
            TurnId = $"turn-{conversation}-{turns}",
            MessageId = $"message-{conversation}-{turns}",
            Message = message,
            Screened = new Screened
            {
                Message = message,
                Text = FoldedText.Empty,
                Language = "en",
                Hits = [],
                Deciding = null,
                Rest = text,
                Subject = Therapies.Exosomes,
            },
            Found = Found.Nothing,
            Drafts = [],
            Reply = new Reply { Decision = Decision.Abstain, Language = "en" },
            Text = $"reply to {text}",
            Conversation = State(turns, text),
            Versions = new PolicyVersions("p", "c", "r", "k", "s", "a"),
            Timings = [TimeSpan.FromMilliseconds(1)],
            At = Noon,
        };
    }

    public static ConversationState State(int turns, string lastQuestion) => new()
    {
        Turns = turns,
        Subject = Therapies.Exosomes | Therapies.Prp,
        LastQuestion = lastQuestion,
        RefusedSlots = new HashSet<string>(["dose"], StringComparer.Ordinal),
        Urgent = Decision.Emergency,
        PastUrgent = Decision.Crisis,
        SaidTreated = true,
        AnswersSinceLongCaveat = new Dictionary<Therapies, int> { [Therapies.Exosomes] = 2 },
        GaveNotice = true,
        Noted = new HashSet<string>(["minor", "title"], StringComparer.Ordinal),
        NotesSaid = new HashSet<string>(["title"], StringComparer.Ordinal),
        PutOff = "what are the risks",
        Consented = true,
        LastRefusal = Decision.RefuseDosing,
        LastTurnAt = Noon,
    };

    public static NewEntry Note(string stream, string text = "{}") => new(stream, EntryKind.Notice, System.Text.Encoding.UTF8.GetBytes(text));
}
