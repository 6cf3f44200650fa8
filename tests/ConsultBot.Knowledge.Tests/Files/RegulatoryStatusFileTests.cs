using ConsultBot.Consultation;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Knowledge.Check;
using ConsultBot.Knowledge.Files;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Tests.Files;

public sealed class RegulatoryStatusFileTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_GivesAWordingForEverySetOfTherapies()
    {
        var status = Read(File());

        Assert.Equal(
            [.. Enumerable.Range(1, 7).Select(set => (Therapies)set)],
            status.Wordings.Keys.Order());
        Assert.All(status.Wordings, pair => Assert.Equal(pair.Key, pair.Value.Therapies));
        Assert.Equal(
            [Sentence(CaveatIds.Fda, "Long fda prp."), Sentence(CaveatIds.LongTerm, "Long term prp."), Sentence(CaveatIds.Specialist, "See someone first.")],
            status.Wordings[Therapies.Prp].Long);
        Assert.Equal(["Short fda prp.", "Short term prp.", "See someone."], status.Wordings[Therapies.Prp].Short.Select(sentence => sentence.Text));
        Assert.Equal(
            [Sentence(CaveatIds.Fda | CaveatIds.LongTerm, "Both of exosomes, prp."), Sentence(CaveatIds.Specialist, "See someone.")],
            status.Wordings[Therapies.Exosomes | Therapies.Prp].Long);
        Assert.Equal(status.Wordings[Therapies.All].Long, status.Wordings[Therapies.All].Short);
        Assert.Equal(Sentence(CaveatIds.Specialist, "A specialist can say."), status.SpecialistOnly);
        Assert.Equal(YamlFile.Hash(File()), status.Hash);
    }

    [Fact]
    public void Read_SaysTheCaveatsInTheirOrderWhateverTheOrderOfTheFile()
    {
        var status = Read(Changed("fda: Long fda prp.\n        long_term: Long term prp.", "long_term: Long term prp.\n        fda: Long fda prp."));

        Assert.Equal([CaveatIds.Fda, CaveatIds.LongTerm, CaveatIds.Specialist], status.Wordings[Therapies.Prp].Long.Select(sentence => sentence.Ids));
    }

    [Fact]
    public void Read_TakesOnlyTheRowsOfTheJurisdiction()
    {
        var both = File().Replace("combined:", Row("prp", "EU").Replace("Long fda prp", "Elsewhere", StringComparison.Ordinal) + "combined:", StringComparison.Ordinal);

        Assert.Equal("Long fda prp.", Read(both).Wordings[Therapies.Prp].Long[0].Text);
    }

    [Fact]
    public void Overdue_OnTheDayOfTheReview_FindsNothing() => Assert.Empty(Overdue(File(), new DateOnly(2027, 5, 25)));

    [Fact]
    public void Overdue_OnTheDayAfterTheReview_NamesEveryRow() => Assert.Equal(
        [5, 21, 37],
        Overdue(File(), new DateOnly(2027, 5, 26)).Select(finding => finding.Line));

    [Fact]
    public void Overdue_OfALaterRow_NamesItsLineAndItsDate()
    {
        var rows = File().Split("  - therapy: prp");

        var problem = Assert.Single(Overdue($"{rows[0]}  - therapy: prp{rows[1].Replace("2027-05-25", "2026-11-24", StringComparison.Ordinal)}", Today));

        Assert.Equal($"{folder.PathOf("status.yaml")}:37: the row was to be reviewed by 2026-11-24", problem.ToString());
    }

    [Theory]
    [InlineData("Long fda exosomes.", 45 - 6)]
    [InlineData("Short fda exosomes.", 22 - 5)]
    [InlineData("Both of exosomes, prp.", 45 - 2)]
    public void Read_OfTheLongestWordingAllowed_IsContent(string text, int words) => Assert.Equal(7, Read(Changed(text, Words(words))).Wordings.Count);

    [Theory]
    [InlineData("Long fda exosomes.", 46 - 6, 8, "the wording has 46 words; at most 45 are allowed")]
    [InlineData("Short fda exosomes.", 23 - 5, 12, "the wording has 23 words; at most 22 are allowed")]
    [InlineData("Both of exosomes, prp.", 46 - 2, 58, "the wording has 46 words; at most 45 are allowed")]
    public void Read_OfAWordingTooLong_NamesItsLine(string text, int words, long line, string problem) => AssertProblem(Changed(text, Words(words)), line, problem);

    [Theory]
    [InlineData("        fda: Long fda exosomes.\n", "", 8, "the wording must say all three: fda, long_term and specialist")]
    [InlineData("fda+long_term: Both of exosomes, prp.", "fda: Both.", 58, "the wording must say all three: fda, long_term and specialist")]
    [InlineData("fda: Long fda exosomes.", "FDA: Long fda exosomes.", 8, "there is no caveat \"FDA\"")]
    [InlineData("fda+long_term: Both of exosomes, prp.", "fda+longterm: Both.", 58, "there is no caveat \"longterm\"")]
    [InlineData("therapy: exosomes", "therapy: exosome", 3, "there is no therapy \"exosome\"")]
    [InlineData("2027-05-25\n    caveats:\n      long:\n        fda: Long fda exosomes", "soon\n    caveats:\n      long:\n        fda: Long fda exosomes", 5, "\"review-by\" must be a date such as 2027-05-31, not \"soon\"")]
    [InlineData("specialist-only", "specialist", 1, "there is no key \"specialist\" here; known are specialist-only, rows, combined")]
    [InlineData("specialist-only: A specialist can say.\n", "", 1, "the key \"specialist-only\" is missing")]
    public void Read_WhenTheFileIsWrong_NamesTheLine(string old, string replacement, long line, string problem) => AssertProblem(Changed(old, replacement), line, problem);

    [Theory]
    [InlineData("  - therapies: [exosomes, prp]\n", "  - therapies: [exosomes, secretome]\n", "exosomes + prp")]
    [InlineData("  - therapies: [exosomes, secretome, prp]\n", "  - therapies: [secretome, prp]\n", "exosomes + secretome + prp")]
    [InlineData("  - therapy: prp\n    jurisdiction: US\n", "  - therapy: prp\n    jurisdiction: us\n", "prp")]
    public void Read_WhenACombinationIsMissing_NamesIt(string old, string replacement, string missing) =>
        AssertProblem(Changed(old, replacement), 0, $"there is no wording for {missing} in US");

    [Fact]
    public void Read_OfAnUnknownJurisdiction_NamesWhatIsMissing()
    {
        var path = folder.Write("status.yaml", File());

        TemporaryFolder.AssertProblem(path, 0, "there is no wording for exosomes in EU", () => RegulatoryStatusFile.Read(path, "EU"));
    }

    private static string File() =>
        $"specialist-only: A specialist can say.\nrows:\n{Row("exosomes")}{Row("secretome")}{Row("prp")}combined:\n{Combined("exosomes, secretome")}{Combined("exosomes, prp")}{Combined("secretome, prp")}{Combined("exosomes, secretome, prp")}";

    private static string Row(string therapy, string jurisdiction = "US") => $"""
          - therapy: {therapy}
            jurisdiction: {jurisdiction}
            review-by: 2027-05-25
            caveats:
              long:
                fda: Long fda {therapy}.
                long_term: Long term {therapy}.
                specialist: See someone first.
              short:
                fda: Short fda {therapy}.
                long_term: Short term {therapy}.
                specialist: See someone.
            status: not-approved
            note: >-
              A note.


        """;

    private static string Combined(string therapies) => $"""
          - therapies: [{therapies}]
            long:
              fda+long_term: Both of {therapies}.
              specialist: See someone.

        """;

    private static string Changed(string old, string replacement) => TemporaryFolder.Changed(File(), old, replacement);

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("word", count));

    private static CaveatSentence Sentence(CaveatIds ids, string text) => new(ids, text, YamlFile.Hash(text));

    private RegulatoryStatus Read(string text) => RegulatoryStatusFile.Read(folder.Write("status.yaml", text), "US");

    private IReadOnlyList<Finding> Overdue(string text, DateOnly today) => RegulatoryStatusFile.Overdue(folder.Write("status.yaml", text), today);

    private void AssertProblem(string text, long line, string problem) =>
        TemporaryFolder.AssertProblem(folder.PathOf("status.yaml"), line, problem, () => Read(text));
}
