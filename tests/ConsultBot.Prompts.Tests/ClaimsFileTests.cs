using ConsultBot.Consultation;
using ConsultBot.Consultation.Text;
using ConsultBot.Consultation.Verification;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts.Tests;

public sealed class ClaimsFileTests : IDisposable
{
    private readonly PromptsFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_MakesAPolicyOfTheRules()
    {
        var policy = Read(folder.Path);

        var hit = Assert.Single(policy.Read("Exosomes are guaranteed.").Hits);
        Assert.Equal(("promise.result", Violation.Promise, "A promise."), (hit.Id, hit.Violation, hit.Why));
        Assert.Empty(policy.Read("Exosomes are never guaranteed.").Hits);
        Assert.Equal((true, false), (policy.Read("See a specialist.").NeedsNoSupport, policy.Read("Exosomes work.").NeedsNoSupport));
        Assert.Equal(Therapies.Exosomes, policy.TherapiesIn(TextFolding.Fold("an exosome")));
        Assert.Equal(Therapies.None, policy.TherapiesIn(TextFolding.Fold("plasma")));
    }

    [Fact]
    public void Hash_IsThatOfTheFileAlone()
    {
        var before = Read(folder.Path).Hash;

        folder.Write(PromptsFolder.Rules, "rules: []\n");

        Assert.Equal(YamlFile.Hash(File.ReadAllText(folder.PathOf(PromptsFolder.Claims))), before);
        Assert.Equal(before, Read(folder.Path).Hash);
    }

    [Theory]
    [InlineData("violation: promise", "violation: promises", 5, "there is no violation \"promises\"")]
    [InlineData("violation: promise", "violation: Promise", 5, "there is no violation \"Promise\"")]
    [InlineData("    violation: promise\n", "", 4, "the key \"violation\" is missing")]
    [InlineData("- id: promise.result\n   ", "-", 4, "the key \"id\" is missing")]
    [InlineData("    why: A promise.\n", "", 4, "the key \"why\" is missing")]
    [InlineData("unless:", "unles:", 8, "there is no key \"unles\" here; known are id, violation, why, when, unless")]
    [InlineData("[guaranteed]", "['(guaranteed']", 7, "The phrase \"(guaranteed\" cannot be read: a bracket is not closed")]
    [InlineData("[never]", "[<never>]", 8, "The phrase \"<never>\" cannot be read: there is no class \"never\" in the lexicon")]
    [InlineData("  exosomes:", "  exosomen:", 2, "there is no therapy \"exosomen\"")]
    [InlineData("needs-no-support:", "needs-support:", 9, "there is no key \"needs-support\" here; known are therapies, rules, needs-no-support")]
    [InlineData("[see a specialist]", "[.. see]", 9, "The phrase \".. see\" cannot be read: it must begin with a word, not with a gap or with nothing")]
    [InlineData("therapies:\n  exosomes: [<exosomes>]\n", "", 1, "the key \"therapies\" is missing")]
    public void Read_WhenTheFileIsWrong_NamesTheLine(string old, string replacement, long line, string problem)
    {
        folder.Replace(PromptsFolder.Claims, old, replacement);

        folder.AssertProblem(PromptsFolder.Claims, line, problem, path => Read(path));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void A_word_that_is_known_is_no_misspelling(bool isKnown, int hits) =>
        Assert.Equal(hits, ClaimsFile.Read(folder.Path, word => isKnown && word is "guarenteed").Read("Results are guarenteed.").Hits.Count);

    private static ClaimsPolicy Read(string promptsPath) => ClaimsFile.Read(promptsPath, _ => false);
}
