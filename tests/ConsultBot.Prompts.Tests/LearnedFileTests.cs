using ConsultBot.Consultation;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Prompts.Tests;

public sealed class LearnedFileTests : IDisposable
{
    private readonly PromptsFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_reads_like_an_example_hits_its_rule()
    {
        var hits = Apply("can I talk to a person please");

        var hit = Assert.Single(hits);
        Assert.Equal(("learned.handoff", Decision.Handoff, "handoff"), (hit.Rule.Id, hit.Rule.Decision, hit.Rule.Reply));
        Assert.Null(hit.Disguise);
        Assert.InRange(double.Parse(hit.Phrase, System.Globalization.CultureInfo.InvariantCulture), 0.5, 1);
    }

    [Fact]
    public void What_reads_like_a_fair_question_hits_none() => Assert.Empty(Apply("what do exosomes do in skin"));

    [Fact]
    public void The_hash_is_another_one_when_an_example_is()
    {
        var before = Read().Hash;
        folder.Write("guardrails/examples/fair.txt", "what are exosomes made of\n");

        Assert.NotEqual(before, Read().Hash);
    }

    [Theory]
    [InlineData("likely: 0.9", "likely: 2", 1, "\"likely\" must lie between 0 and 1")]
    [InlineData("beyond-doubt: 0.97\n", "", 1, "the key \"beyond-doubt\" is missing")]
    [InlineData("decision: handoff", "decision: shrug", 6, "there is no decision \"shrug\"")]
    [InlineData("from: 0.5", "from: high", 7, "\"from\" must be a number, not \"high\"")]
    [InlineData("    why: Reads like it.\n", "", 5, "the key \"why\" is missing")]
    [InlineData("reply: handoff", "when: [a]\n    reply: handoff", 8, "there is no key \"when\" here; known are id, decision, from, reply, why, refuses, passages, takes-whole-message")]
    public void What_is_wrong_is_named_by_line(string old, string replacement, long line, string problem)
    {
        folder.Replace(PromptsFolder.Learned, old, replacement);

        folder.AssertProblem(PromptsFolder.Learned, line, problem, path => GuardrailFiles.Read(path, _ => false, [], ModelCache.None));
    }

    [Fact]
    public void A_decision_without_examples_is_a_problem()
    {
        folder.Write("guardrails/examples/handoff.txt", "\n\n");

        folder.AssertProblem("guardrails/examples/handoff.txt", 1, "there are no examples", path => GuardrailFiles.Read(path, _ => false, [], ModelCache.None));
    }

    private Guardrails Read() => GuardrailFiles.Read(folder.Path, _ => false, [], ModelCache.None);

    private List<RuleHit> Apply(string text)
    {
        var hits = new List<RuleHit>();
        Read().Learned!.Apply(TextFolding.Fold(text), hits);
        return hits;
    }
}
