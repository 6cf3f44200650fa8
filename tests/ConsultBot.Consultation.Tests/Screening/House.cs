using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Phrases;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Disguises;

namespace ConsultBot.Consultation.Tests.Screening;

/// <summary>A small set of guardrails with one rule for each thing that a rule can do.</summary>
internal sealed class House
{
    private const string OrdinaryWords =
        "what are is it the for my skin exosomes safe inject promise home how can you tell me and about help with please face does redness after laser";

    private readonly PhraseBook.Builder book = new(Lexicon.Empty);
    private readonly List<ScreeningRule> rules = [];

    public House()
    {
        Add("crisis.self-harm", Decision.Crisis, ["end my life"]);
        Add("emergency.airway", Decision.Emergency, ["cant breathe", "tongue ..3 swelling"], rule => rule with
        {
            Unless = [book.OnDemand("in (the|a) movie")],
            UnlessInMessage = [book.OnDemand("writing a novel")],
        });
        Add("adverse.rash", Decision.AdverseEvent, ["my rash"]);
        Add("adverse.after-treatment", Decision.AdverseEvent, ["feel sick"], rule => rule with { OnlyWhenTreated = true });
        Add("unsafe.home", Decision.RefuseUnsafe, ["inject* ..3 home"]);
        Add("dosing.amount", Decision.RefuseDosing, ["how many ml"], rule => rule with { Refuses = "dose", Passages = ["dose-exosomes", "dose-prp"] });
        Add("dosing.again", Decision.RefuseDosing, ["just a number"], rule => rule with { AfterRefusalOf = "dose" });
        Add("dosing.other", Decision.RefuseDosing, ["how strong"]);
        Add("promise.result", Decision.RefusePromise, ["promise me"]);
        Add("minor", Decision.Answer, ["im 15"], rule => rule with { Decides = false, Notes = "minor" });
        Add("diagnosis.minor", Decision.RefuseDiagnosis, ["can i"], rule => rule with { OnlyWhenNoted = ["minor"] });
        Add("title", Decision.Answer, ["^ doctor"], rule => rule with { Decides = false, Notes = "title", LeavesOut = new HashSet<string>(StringComparer.Ordinal) { "doctor" } });
        Add("press", Decision.Answer, ["im a journalist"], rule => rule with { Decides = false, Tags = ["press"] });
        Add("in-english", Decision.Smalltalk, ["^ yes $"], rule => rule with { AnswersPutOff = true });
        Add("handoff.price", Decision.Handoff, ["how much ..3 cost"]);
        Add("handoff.person", Decision.Handoff, ["talk to a person"], rule => rule with { TakesWholeMessage = true });
        Add("smalltalk.greeting", Decision.Smalltalk, ["^ hello"], rule => rule with { LeavesSentence = true });
        Add("smalltalk.thanks", Decision.Smalltalk, ["thanks"]);
        Add("smalltalk.safe", Decision.Smalltalk, ["im safe"], rule => rule with { OnlyWhile = [Decision.Crisis, Decision.Emergency], EndsUrgency = true });
        var subjects = new Subjects
        {
            Therapies = new Dictionary<Therapies, IReadOnlyList<Phrase>>
            {
                [Therapies.Exosomes] = [book.Search("exosome*")],
                [Therapies.Secretome] = [book.Search("secretome")],
                [Therapies.Prp] = [book.Search("prp")],
            },
            Comparison = [book.Search("(versus|better than)")],
            PointsBack = [book.Search("(it|that)"), book.Search("^ and")],
            OnSubject = [book.Search("(skin|wrinkle*)")],
            Misreading = [book.Search("so its (approved|safe)")],
            Treated = [book.Search("had (prp|exosomes) ..2 (yesterday|today)")],
            Harm = [book.Search("(dangerous|harm)")],
        };
        QuestionGap[] gaps =
        [
            new("days", [book.Search("how long")], new HashSet<string>(StringComparer.Ordinal) { "dai" }),
            new("price", [book.Search("how much")], new HashSet<string>(StringComparer.Ordinal) { "euro" }),
        ];
        var languages = new LanguageGuess(new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal)
        {
            ["en"] = "the is it what are".Split(' ').ToHashSet(StringComparer.Ordinal),
            ["es"] = "es la el que para una".Split(' ').ToHashSet(StringComparer.Ordinal),
        });
        var ordinary = OrdinaryWords.Split(' ').ToHashSet(StringComparer.Ordinal);
        var built = book.Build(ordinary.Contains);
        Guardrails = new Guardrails(built, rules, subjects, gaps, languages, "policy-hash");
        Unmasking = new Unmasking(word => ordinary.Contains(word) || built.Names(word));
        Stage = new ScreeningStage(Guardrails, Unmasking);
    }

    public Guardrails Guardrails { get; }

    public Unmasking Unmasking { get; }

    public ScreeningStage Stage { get; }

    public ScreeningRule Rule(string id) => rules.Single(rule => rule.Id == id);

    public Screened Read(string text, ConversationState? conversation = null) =>
        Stage.Read(Given.Message(text), conversation ?? ConversationState.New);

    private void Add(string id, Decision decision, string[] when, Func<ScreeningRule, ScreeningRule>? change = null)
    {
        var rule = Given.Rule(id, decision, id.StartsWith("smalltalk", StringComparison.Ordinal) ? id : null) with
        {
            When = [.. when.Select(book.Search)],
        };
        rules.Add(change is null ? rule : change(rule));
    }
}
