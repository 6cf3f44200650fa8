using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Text;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Consultation.Tests;

/// <summary>Small, fixed pieces that tests are put together from.</summary>
internal static class Given
{
    public static DateTimeOffset Noon { get; } = new(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static PolicyVersions Versions { get; } = new("p", "c", "r", "k", "s", "a");

    public static ClinicProfile Clinic { get; } = new()
    {
        Name = "Linden Clinic",
        Country = "Utopia",
        Phone = "555-01",
        Email = "desk@linden.example",
        UrgentPhone = "555-02",
        AfterHours = "555-03",
        EmergencyNumber = "119",
        CrisisLine = "118",
        Hours = "Mon to Fri, 9 to 5",
    };

    public static PatientMessage Message(string text, string? language = null) => new("conversation-1", "test", text, Noon, Language: language);

    public static Passage Passage(string id, Therapies therapies, string topic, params string[] sentences) => new()
    {
        Id = id,
        Title = $"Title of {id}",
        Therapies = therapies,
        Topics = [topic],
        Grade = EvidenceGrade.Review,
        Sources = [new SourceReference($"source-of-{id}", $"section-of-{id}"), new SourceReference("another-source", "elsewhere")],
        Questions = [$"What about {id}?"],
        Sentences = [.. sentences.Select(sentence => new PassageSentence(sentence))],
        ContentHash = $"hash-of-{id}",
    };

    public static Found Found(params Passage[] passages) => new(
        "the question",
        passages.Length == 0 ? Therapies.None : passages[0].Therapies,
        Carried: false,
        Compares: false,
        [.. passages.Select(passage => new RetrievedPassage(passage, 0.9))],
        Suffices: passages.Length > 0);

    public static Screened Screened(string text, ScreeningRule? deciding = null, string language = "en") => new()
    {
        Message = Message(text),
        Text = TextFolding.Fold(text),
        Language = language,
        Hits = deciding is null ? [] : [new RuleHit(deciding, "phrase", 0, null)],
        Deciding = deciding,
        Rest = deciding is null ? text : string.Empty,
        Subject = Therapies.None,
        IsOnSubject = true,
    };

    public static ScreeningRule Rule(string id, Decision decision, string? reply = null) => new()
    {
        Id = id,
        Decision = decision,
        Why = "for a test",
        Reply = reply ?? decision.WireName(),
        When = [],
    };

    public static Claim Claim(Passage passage, int sentence) =>
        new(passage.Sentences[sentence].Text, passage.Id, passage.Sentences[sentence].Text);

    public static Verified Held(params Claim[] claims) =>
        new([.. claims.Select(claim => new SentenceVerdict(claim, [], "exact"))], AsList: false, ExtractiveComposer.ModelId);

    public static Verified Nothing { get; } = new([], AsList: false, string.Empty);

    public static Reply Reply(Decision decision, params string[] before) => new() { Decision = decision, Language = "en", Before = before };

    public static CaveatSentence Caveat(CaveatIds ids, string text) => new(ids, text, $"hash of {text}");

    public static RegulatoryStatus Status { get; } = new(
        new[]
        {
            Wording(Therapies.Exosomes), Wording(Therapies.Secretome), Wording(Therapies.Prp), Wording(Therapies.Exosomes | Therapies.Secretome),
            Wording(Therapies.Exosomes | Therapies.Prp), Wording(Therapies.Secretome | Therapies.Prp), Wording(Therapies.All),
        }.ToDictionary(wording => wording.Therapies),
        Caveat(CaveatIds.Specialist, "See a specialist."),
        "status-hash");

    private static CaveatWording Wording(Therapies therapies)
    {
        var name = string.Join(" and ", therapies.Each().Select(TherapyNames.WireName));
        return new CaveatWording(
            therapies,
            [
                Caveat(CaveatIds.Fda, $"No product of {name} is approved."),
                Caveat(CaveatIds.LongTerm, $"We do not know how safe {name} will be in the long term."),
                Caveat(CaveatIds.Specialist, "See a specialist in person before you decide."),
            ],
            [
                Caveat(CaveatIds.Fda | CaveatIds.LongTerm, $"Not approved, long term not known: {name}."),
                Caveat(CaveatIds.Specialist, "See a specialist first."),
            ]);
    }
}
