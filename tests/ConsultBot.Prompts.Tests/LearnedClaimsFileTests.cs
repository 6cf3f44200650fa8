using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Prompts.Tests;

public sealed class LearnedClaimsFileTests : IDisposable
{
    private const string Learned = "guardrails/learned-claims.yaml";
    private const string Rule = "  - id: learned.promise\n    violation: promise\n    why: Reads like it.\n";

    private readonly PromptsFolder folder = new();

    public LearnedClaimsFileTests()
    {
        folder.Write(Learned, $"from: 0.5\nbeyond-doubt: 0.8\nrules:\n{Rule}");
        folder.Write("guardrails/claims/promise.txt", "your mirror will thank you\nnobody walks out unhappy\nexpect to turn heads by June\n");
        folder.Write("guardrails/claims/ok.txt", "small studies saw less redness\nno one can promise how a face will look\nadverts say that results are guaranteed\nresults guaranteed is a warning sign\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_sentence_like_those_of_a_violation_breaks_its_rule_and_one_in_order_breaks_none()
    {
        var policy = Read();

        Assert.Equal("learned.promise", Assert.Single(policy.Read("Soon your mirror will thank you.").Hits).Id);
        Assert.Empty(policy.Read("Small studies saw less redness.").Hits);
    }

    [Fact]
    public void A_phrase_is_set_aside_in_a_sentence_in_order_and_still_named_as_a_phrase()
    {
        var reading = Read().Read("Results guaranteed is a warning sign.");

        Assert.Equal("promise.result", Assert.Single(reading.PhraseHits).Id);
        Assert.Empty(reading.Hits);
    }

    [Fact]
    public void A_violation_that_a_phrase_found_is_not_named_twice() =>
        Assert.Equal("promise.result", Assert.Single(Read().Read("Your mirror will thank you, guaranteed.").Hits).Id);

    [Fact]
    public void The_hash_is_another_one_when_a_sentence_is()
    {
        var before = Read().Hash;
        folder.Write("guardrails/claims/promise.txt", "you will be thrilled\n");

        Assert.NotEqual(before, Read().Hash);
    }

    [Theory]
    [InlineData("from: 0.5", "from: 5", 1, "\"from\" must lie between 0 and 1")]
    [InlineData("violation: promise", "violation: shrug", 5, "there is no violation \"shrug\"")]
    [InlineData("why:", "because:", 6, "there is no key \"because\" here; known are id, violation, why")]
    [InlineData("rules:\n", $"rules:\n{Rule}", 3, "two rules are for \"promise\"")]
    public void What_is_wrong_is_named_by_line(string old, string replacement, long line, string problem)
    {
        folder.Replace(Learned, old, replacement);

        folder.AssertProblem(Learned, line, problem, path => Read(path));
    }

    [Fact]
    public void A_violation_without_sentences_is_a_problem()
    {
        folder.Write("guardrails/claims/promise.txt", "\n");

        folder.AssertProblem("guardrails/claims/promise.txt", 1, "there are no sentences", path => Read(path));
    }

    private ClaimsPolicy Read() => Read(folder.Path);

    private static ClaimsPolicy Read(string path) => ClaimsFile.ReadLearned(path, _ => false, WordFamilies.None, ["Larger trials are missing."], ModelCache.None);
}
