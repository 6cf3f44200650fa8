using ConsultBot.Knowledge.Check;
using ConsultBot.Knowledge.Coverage;
using ConsultBot.Knowledge.Files;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Tests.Check;

public sealed class KnowledgeCheckTests : IDisposable
{
    private const string Exosomes = "passages/exosomes/exosomes-what-they-are.md";
    private const string Prp = "passages/prp/prp-what-it-is.md";
    private const string Status = "regulatory-status.yaml";

    private static readonly DateOnly Today = new(2026, 11, 25);

    private readonly KnowledgeFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Nothing_is_found_where_nothing_is_amiss()
    {
        var report = Check();

        Assert.Empty(report.Findings);
        Assert.Equal((2, 0, 1, 10, null, null), (report.Figures.Passages, report.Figures.Approved, report.Figures.Reviewed, report.Figures.Questions, report.Figures.Statements, report.Figures.NotCompared));
        Assert.Equal(13, report.Figures.MedianWords);
    }

    [Fact]
    public void A_passage_that_may_not_be_approved_is_a_finding()
    {
        files.Change(Prp, "PRP is made", "But PRP is made");

        AssertFinding(Prp, 19, "the sentence begins with \"but\", which leans on the one before it and would be shown without it: \"But PRP is made from a little of your own blood.\"");
    }

    [Fact]
    public void The_same_id_twice_is_a_finding()
    {
        files.Write("passages/prp/exosomes-what-they-are.md", KnowledgeFiles.OtherPassage.Replace("id: prp-what-it-is", "id: exosomes-what-they-are", StringComparison.Ordinal));
        File.Delete(files.PathOf(Prp));

        AssertFinding("passages/prp/exosomes-what-they-are.md", 2, $"{files.PassagePath} has the same id");
    }

    [Fact]
    public void Every_unknown_source_of_a_passage_is_a_finding()
    {
        files.Change(Exosomes, "  - id: review", "  - id: nowhere");
        files.Change(Exosomes, "  - id: page", "  - id: neither");

        Assert.Equal(
            [(8, "there is no source \"nowhere\" in knowledge/sources"), (10, "there is no source \"neither\" in knowledge/sources")],
            Check().Findings.Select(finding => (finding.Line, finding.Reason)));
    }

    [Theory]
    [InlineData("source: review", "source: nowhere", 4, "there is no source \"nowhere\" in knowledge/sources")]
    [InlineData("- id: page", "- id: nowhere", 7, "there is no source \"nowhere\" in knowledge/sources")]
    [InlineData("review-by: 2027-05-31", "review-by: 2026-11-24", 9, "the row was to be reviewed by 2026-11-24")]
    public void A_status_row_with_an_unknown_source_or_past_its_date_is_a_finding(string old, string replacement, int line, string reason)
    {
        files.Change(Status, old, replacement);

        AssertFinding(Status, line, reason);
    }

    [Fact]
    public void A_passage_past_its_review_date_is_a_finding()
    {
        files.Change(Prp, "review-by: 2027-05-31", "review-by: 2026-11-24");

        AssertFinding(Prp, 16, "the passage was to be reviewed by 2026-11-24");
    }

    [Fact]
    public void A_passage_that_differs_from_the_edition_is_a_finding()
    {
        files.Write("edition.yaml", EditionFile.Write(KnowledgeFolder.Read(files.Root).Passages.Select(file => file.Passage)));
        Assert.Equal(2, Check().Figures.Approved);
        files.Change(Prp, "your own blood", "the same person's blood");

        AssertFinding("edition.yaml", 4, "the passage \"prp-what-it-is\" has another wording than the one approved, or is gone");
    }

    [Fact]
    public void The_same_question_in_two_passages_is_a_finding_whatever_its_punctuation()
    {
        files.Change(Prp, "- prp explained", "- What are exosomes?");

        AssertFinding(Prp, 13, "the question \"What are exosomes?\" stands in the passage \"exosomes-what-they-are\" already");
    }

    [Fact]
    public void The_same_question_twice_in_one_passage_is_a_finding()
    {
        files.Change(Prp, "- prp explained", "- what is PRP");

        AssertFinding(Prp, 13, "the question \"what is PRP\" stands in the passage \"prp-what-it-is\" already");
    }

    [Fact]
    public void Two_passages_on_one_therapy_that_say_nearly_the_same_are_a_finding()
    {
        files.Change(Prp, "therapy: [prp]", "therapy: [exosomes]");
        files.Change(Prp, "PRP is made from a little of your own blood.", "Exosomes are tiny parcels. One sales page says that all cells make exosomes.");

        AssertFinding(Prp, 19, "the passage shares 90 % of its content words with \"exosomes-what-they-are\"; say it in one of the two");
    }

    [Theory]
    [InlineData("PRP parcels come from cells of the sales page that makes exosomes, one says.", false)]
    [InlineData("Exosomes are tiny parcels. One sales page says that nearly all cells make exosomes.", true)]
    public void Passages_on_different_therapies_may_share_more(string text, bool isFound)
    {
        files.Change(Prp, "PRP is made from a little of your own blood.", text);

        Assert.Equal(isFound, Check().Findings.Any(finding => finding.Reason.Contains("content words", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_median_grade_above_8_is_a_finding_on_the_folder()
    {
        files.Change(Prp, "PRP is made from a little of your own blood.", "Regenerative biologics facilitate extracellular communication.");
        files.Change(Exosomes, "Exosomes are tiny parcels from cells.", "Regenerative biologics necessitate international standardisation.");

        var finding = Assert.Single(Check().Findings);

        Assert.Equal((files.PathOf("passages"), 0), (finding.Path, finding.Line));
        Assert.StartsWith("the median Flesch-Kincaid grade of the passages is ", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hardest_passages_are_told_and_are_no_finding()
    {
        files.Change(Prp, "PRP is made from a little of your own blood.", "Regenerative biologics facilitate extracellular communication.");

        var report = Check();

        Assert.Equal(["prp-what-it-is", "exosomes-what-they-are"], report.Hardest.Select(passage => passage.Id));
        Assert.True(report.Hardest[0].Grade > KnowledgeCheck.HighestMedianGrade);
    }

    [Fact]
    public void Coverage_in_order_has_no_finding()
    {
        AddCoverageAndTable();

        Assert.Empty(Check().Findings);
        Assert.Equal(4, Check().Figures.Statements);
    }

    [Fact]
    public void A_fault_in_the_coverage_is_a_finding()
    {
        AddCoverageAndTable();
        files.Change(Prp, "locator: Results", "locator: Discussion");

        AssertFinding(Prp, 8, "the coverage of \"review\" has no section \"Discussion\"");
    }

    [Fact]
    public void A_place_that_a_status_row_cites_and_the_coverage_does_not_have_is_a_finding()
    {
        AddCoverageAndTable();
        files.Change(Status, "locator: Results", "locator: Discussion");

        AssertFinding(Status, 4, "the coverage of \"review\" has no section \"Discussion\"");
    }

    [Fact]
    public void A_table_that_was_not_written_again_is_a_finding_on_the_first_line_that_differs()
    {
        AddCoverageAndTable();
        files.Change("coverage/page.yaml", "an advert", "a sales line");

        var finding = Assert.Single(Check().Findings);

        Assert.Equal((files.PathOf("coverage.md"), "| | Book now. | Left out: an advert |"), (finding.Path, File.ReadAllLines(finding.Path)[finding.Line - 1].Replace("|  |", "| |", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_missing_table_is_a_finding()
    {
        files.AddCoverage();

        AssertFinding("coverage.md", 0, "the file is missing; write it by: knowledge coverage --out knowledge/coverage.md");
    }

    [Fact]
    public void Findings_are_sorted_by_file_line_and_reason()
    {
        files.Change(Status, "review-by: 2027-05-31", "review-by: 2026-11-24");
        files.Change(Prp, "review-by: 2027-05-31", "review-by: 2026-11-24");
        files.Change(Prp, "PRP is made", "But PRP is made");
        files.Change(Exosomes, "Exosomes are tiny", "They are tiny");

        Assert.Equal(
            [(Exosomes, 21), (Prp, 16), (Prp, 19), (Status, 9)],
            Check().Findings.Select(finding => (Path.GetRelativePath(files.Root, finding.Path).Replace('\\', '/'), finding.Line)));
    }

    [Fact]
    public void A_broken_file_is_named_by_file_and_line()
    {
        files.Change(Prp, "grade: review", "grade: good");

        Assert.Equal((files.PathOf(Prp), 6), Problem(() => Check()));
        static (string, long) Problem(Action check)
        {
            var exception = Assert.Throws<YamlFileException>(check);
            return (exception.Path, exception.Line);
        }
    }

    private void AddCoverageAndTable()
    {
        files.AddCoverage();
        files.Write("coverage.md", CoverageTable.Write(files.Root, KnowledgeFolder.Read(files.Root), CoverageFolder.Read(files.Root)!));
    }

    private KnowledgeReport Check() => new KnowledgeCheck(OurClaims.Policy, Today).Check(files.Root, files.PathOf("prompts"), documentsPath: null);

    private void AssertFinding(string file, int line, string reason) => Assert.Equal([new Finding(files.PathOf(file), line, reason)], Check().Findings);
}
