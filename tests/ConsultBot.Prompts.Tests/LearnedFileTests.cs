using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Learning;

namespace ConsultBot.Prompts.Tests;

public sealed class LearnedFileTests : IDisposable
{
    private readonly PromptsFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_FillsEveryMember()
    {
        folder.Replace(PromptsFolder.Learned, "why: Reads like it.\n", "why: Reads like it.\n    refuses: dose\n    passages: [one, two]\n    takes-whole-message: true\n");

        var file = ReadFile();

        Assert.Equal((0.9f, 0.97f), (file.Likely, file.BeyondDoubt));
        var learned = Assert.Single(file.Rules);
        Assert.Equal((0.5f, 0.25f, true), (learned.From, learned.Keeps, learned.Leads));
        var rule = learned.Rule;
        Assert.Equal(("learned.handoff", Decision.Handoff, "handoff", "Reads like it.", "dose"), (rule.Id, rule.Decision, rule.Reply, rule.Why, rule.Refuses));
        Assert.Equal(["one", "two"], rule.Passages);
        Assert.Equal((true, true), (rule.TakesWholeMessage, rule.LeavesSentence));
        Assert.Empty(rule.When);
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    public void A_rule_that_counts_only_when_likely_does_not_lead(string onlyWhenLikely, bool leads)
    {
        folder.Replace(PromptsFolder.Learned, "keeps: 0.25\n", $"keeps: 0.25\n    only-when-likely: {onlyWhenLikely}\n");

        Assert.Equal(leads, Assert.Single(ReadFile().Rules).Leads);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("    off-subject: 0.8\n    in-sentence: 0.8\n", 0.8f)]
    public void A_rule_may_count_from_another_likelihood_off_the_subject_or_in_one_sentence(string lines, float? likelihood)
    {
        folder.Replace(PromptsFolder.Learned, "keeps: 0.25\n", $"keeps: 0.25\n{lines}");

        var rule = Assert.Single(ReadFile().Rules);

        Assert.Equal((likelihood, likelihood), (rule.OffSubject, rule.InSentence));
    }

    [Fact]
    public void Examples_are_labelled_by_the_decision_that_their_file_is_called_by()
    {
        folder.Write("guardrails/examples/handoff.txt", "\n  let me talk to a person \n\nI want to book\n");

        var examples = ReadFile("how long does it last", "is it new").Examples;

        Assert.Equal(
            [
                new LabelledMessage("how long does it last", 0), new LabelledMessage("is it new", 0), new LabelledMessage("what are exosomes made of", 0),
                new LabelledMessage("how do exosomes work in skin", 0), new LabelledMessage("let me talk to a person", 1), new LabelledMessage("I want to book", 1),
            ],
            examples);
    }

    [Fact]
    public void What_reads_like_an_example_hits_its_rule()
    {
        var weighed = Weigh(Read(), "can I talk to a person please");

        var hit = Assert.Single(weighed.Hits);
        Assert.Equal(("learned.handoff", Decision.Handoff, "handoff"), (hit.Rule.Id, hit.Rule.Decision, hit.Rule.Reply));
        Assert.Null(hit.Disguise);
        Assert.InRange(Likelihood(hit), 0.5, 1);
        Assert.False(weighed.ReadsFair);
    }

    [Fact]
    public void What_reads_like_a_fair_question_hits_none() => Assert.Empty(Weigh(Read(), "what do exosomes do in skin").Hits);

    [Fact]
    public void A_fair_question_that_was_not_among_the_examples_is_learnt_from()
    {
        var learned = GuardrailFiles.Read(folder.Path, _ => false, WordFamilies.None, ["can i drive a car to the visit", "may i drive my car to a visit"], ModelCache.None);

        Assert.NotEmpty(Weigh(Read(), "want to drive to a visit").Hits);
        Assert.Empty(Weigh(learned, "can i drive to a visit").Hits);
    }

    [Fact]
    public void A_word_never_learnt_is_like_its_kin()
    {
        var families = new WordFamilies(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["people"] = ["person", "bloke"] });
        var kin = GuardrailFiles.Read(folder.Path, _ => false, families, [], ModelCache.None);

        Assert.True(Likelihood(Assert.Single(Weigh(kin, "talk to a bloke").Hits)) > Likelihood(Assert.Single(Weigh(Read(), "talk to a bloke").Hits)));
    }

    [Fact]
    public void The_hash_is_another_one_when_an_example_is()
    {
        var before = Read().Hash;
        folder.Write("guardrails/examples/fair.txt", "what are exosomes made of\n");

        Assert.NotEqual(before, Read().Hash);
    }

    [Fact]
    public void What_was_learnt_is_kept_until_an_example_or_a_phrase_changes()
    {
        var models = new ModelCache(folder.PathOf("models"));
        var file = ReadFile();
        Assert.Equal(file.Examples.Select(example => example.Text), Learn(file, "rules"));
        Assert.Empty(Learn(file, "rules"));
        Assert.NotEmpty(Learn(file, "other rules"));
        Assert.NotEmpty(Learn(ReadFile("another"), "rules"));
        Assert.NotEmpty(Learn(file with { Examples = [.. file.Examples.Select(example => example with { Kind = 1 - example.Kind })] }, "rules"));

        List<string> Learn(LearnedFile learned, string rulesHash)
        {
            var found = new List<string>();
            learned.Learn(
                text =>
                {
                    found.Add(text);
                    return Find(Read(), text);
                },
                rulesHash,
                models);
            return found;
        }
    }

    [Theory]
    [InlineData(PromptsFolder.Thresholds, 1)]
    [InlineData(PromptsFolder.Claims, 1)]
    [InlineData(PromptsFolder.Lexicon, 2)]
    [InlineData(PromptsFolder.Rules, 2)]
    [InlineData(PromptsFolder.Subjects, 2)]
    [InlineData(PromptsFolder.Families, 2)]
    [InlineData("guardrails/examples/fair.txt", 2)]
    public void Only_what_it_is_learnt_from_makes_another_model(string file, int models)
    {
        ReadKept();

        folder.Write(file, File.ReadAllText(folder.PathOf(file)) + "# a comment\n");
        ReadKept();

        Assert.Equal(models, Directory.GetFiles(folder.PathOf("models")).Length);

        void ReadKept() => GuardrailFiles.Read(folder.Path, _ => false, WordFamilies.None, [], new ModelCache(folder.PathOf("models")));
    }

    [Theory]
    [InlineData("likely: 0.9", "likely: 2", 1, "\"likely\" must lie between 0 and 1")]
    [InlineData("beyond-doubt: 0.97\n", "", 1, "the key \"beyond-doubt\" is missing")]
    [InlineData("beyond-doubt: 0.97", "beyond-doubt: -1", 2, "\"beyond-doubt\" must lie between 0 and 1")]
    [InlineData("rules:", "yielding: [handoff]\nrules:", 3, "there is no key \"yielding\" here; known are likely, beyond-doubt, rules")]
    [InlineData("decision: handoff", "decision: shrug", 5, "there is no decision \"shrug\"")]
    [InlineData("from: 0.5", "from: high", 6, "\"from\" must be a number, not \"high\"")]
    [InlineData("rules:\n", "rules:\n  - id: other\n    decision: handoff\n    from: 0.5\n    keeps: 0.2\n    reply: handoff\n    why: x\n", 3, "two rules decide \"handoff\"")]
    [InlineData("keeps: 0.25", "keeps: 1.5", 7, "\"keeps\" must lie between 0 and 1")]
    [InlineData("    keeps: 0.25\n", "", 4, "the key \"keeps\" is missing")]
    [InlineData("    why: Reads like it.\n", "", 4, "the key \"why\" is missing")]
    [InlineData("reply: handoff", "when: [a]\n    reply: handoff", 8, "there is no key \"when\" here; known are id, decision, from, keeps, off-subject, in-sentence, only-when-likely, reply, why, refuses, passages, takes-whole-message")]
    public void What_is_wrong_is_named_by_line(string old, string replacement, long line, string problem)
    {
        folder.Replace(PromptsFolder.Learned, old, replacement);

        folder.AssertProblem(PromptsFolder.Learned, line, problem, path => GuardrailFiles.Read(path, _ => false, WordFamilies.None, [], ModelCache.None));
    }

    [Theory]
    [InlineData("handoff")]
    [InlineData("fair")]
    public void A_decision_without_examples_is_a_problem(string kind)
    {
        folder.Write($"guardrails/examples/{kind}.txt", "\n\n");

        folder.AssertProblem($"guardrails/examples/{kind}.txt", 1, "there are no examples", path => GuardrailFiles.Read(path, _ => false, WordFamilies.None, [], ModelCache.None));
    }

    private static double Likelihood(RuleHit hit) => double.Parse(hit.Phrase, System.Globalization.CultureInfo.InvariantCulture);

    private static Reading Find(Guardrails guardrails, string text) => GuardrailFiles.Screening(guardrails, _ => false).Find(GuardrailFiles.Example(text), ConversationState.New);

    private static Weighed Weigh(Guardrails guardrails, string text) => guardrails.Learned!.Weigh(Find(guardrails, text), lastRefusal: null);

    private Guardrails Read() => GuardrailFiles.Read(folder.Path, _ => false, WordFamilies.None, [], ModelCache.None);

    private LearnedFile ReadFile(params string[] fairQuestions) => LearnedFile.Read(folder.PathOf("guardrails"), WordFamilies.None, fairQuestions);
}
