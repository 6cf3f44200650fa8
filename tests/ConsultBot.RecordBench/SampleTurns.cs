using System.Text.Json;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Projections;

namespace ConsultBot.RecordBench;

/// <summary>Turns of a given size: a message and a turn, with all that goes with them.</summary>
internal static class SampleTurns
{
    public const int MessageBytes = 600;
    public const int TurnBytes = 1400;

    private static readonly DateTimeOffset Noon = new(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly string Hash = new('a', 64);
    private static readonly int MessageFrame = Message("0123456789abcdef0123456789abcdef", 1, 0).Length;
    private static readonly int TurnFrame = Turn(1, 0).Length;

    /// <summary>The entries of a turn.</summary>
    /// <param name="conversation">The conversation, 32 letters.</param>
    /// <param name="number">Its number in the conversation.</param>
    public static NewEntry[] Of(string conversation, int number)
    {
        var stream = $"conversation/{conversation}";
        var body = TurnBody(number, TurnBytes - TurnFrame);
        return
        [
            new NewEntry(stream, EntryKind.Message, Message(conversation, number, MessageBytes - MessageFrame))
            {
                Inbound = new InboundId("webchat", ActivityId(number)),
            },
            new NewEntry(stream, EntryKind.Turn, Serialize(body))
            {
                Turn = TurnProjection.Of(body),
                State = JsonSerializer.SerializeToUtf8Bytes(body.State, BodyJson.Readable.StateBody),
            },
        ];
    }

    private static string ActivityId(int number) => number.ToString("D16", null);

    private static byte[] Message(string conversation, int number, int letters) => JsonSerializer.SerializeToUtf8Bytes(
        new MessageBody(1, "0123456789abcdef0123456789abcdef", conversation, "webchat", ActivityId(number), "en", Noon, string.Empty, new string('w', letters)),
        BodyJson.Readable.MessageBody);

    private static byte[] Turn(int number, int letters) => Serialize(TurnBody(number, letters));

    private static byte[] Serialize(TurnBody body) => JsonSerializer.SerializeToUtf8Bytes(body, BodyJson.Readable.TurnBody);

    private static TurnBody TurnBody(int number, int letters) => new()
    {
        Version = 1,
        TurnId = "0123456789abcdef0123456789abcdef",
        Answers = ["0123456789abcdef0123456789abcdef"],
        Channel = "webchat",
        Language = "en",
        Question = string.Empty,
        Decision = "answer",
        Rule = null,
        Hits = [],
        Disguises = [],
        Passages = [],
        Drafts = [],
        Caveats = [new CaveatBody("fda+long_term+specialist", "b", "Exosomes are not FDA-approved. See a specialist.")],
        CaveatIds = "fda,long_term,specialist",
        CaveatForm = "short",
        Therapies = "exosomes",
        Citations = [new CitationBody(1, "evidence-exosomes", "biologics-review-2026", "2")],
        Text = new string('t', letters),
        HandoffRequested = false,
        Versions = new VersionsBody(Hash, Hash, Hash, Hash, Hash, Hash),
        Model = "extractive",
        StageMicroseconds = [10, 20, 30, 40, 50],
        State = new StateBody
        {
            Turns = number % 10,
            Subject = ["exosomes"],
            LastQuestion = "what do exosomes do",
            Refused = [],
            Urgent = null,
            PastUrgent = null,
            SaidTreated = false,
            SinceLongCaveat = new Dictionary<string, int>(StringComparer.Ordinal) { ["exosomes"] = 1 },
            LastTurnAt = Noon,
        },
    };
}
