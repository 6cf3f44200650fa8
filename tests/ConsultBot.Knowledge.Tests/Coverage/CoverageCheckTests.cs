using ConsultBot.Knowledge.Check;
using ConsultBot.Knowledge.Coverage;
using ConsultBot.Knowledge.Tests.Check;

namespace ConsultBot.Knowledge.Tests.Coverage;

public sealed class CoverageCheckTests : IDisposable
{
    private readonly KnowledgeFiles files = new();

    public CoverageCheckTests() => files.AddCoverage();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Coverage_in_order_has_no_finding() => Assert.Empty(Check());

    [Fact]
    public void There_is_no_coverage_until_the_folder_exists()
    {
        Directory.Delete(files.PathOf("coverage"), recursive: true);

        Assert.Null(CoverageFolder.Read(files.Root));
    }

    [Fact]
    public void A_source_without_a_file_is_a_finding_on_the_folder()
    {
        File.Delete(files.PathOf("coverage/page.yaml"));

        AssertFinding("coverage", 0, "there is no coverage file for the source \"page\"");
    }

    [Theory]
    [InlineData("        left-out: an advert\n", "", 7, "the statement has neither passages nor a reason to be left out")]
    [InlineData("        passages: [exosomes-what-they-are]\n", "        passages: []\n", 5, "the statement has neither passages nor a reason to be left out")]
    [InlineData("left-out: an advert", "left-out: an advert\n        passages: [exosomes-what-they-are]", 7, "the statement has both passages and a reason to be left out")]
    [InlineData("[exosomes-what-they-are]", "[exosomes-what-they-are, exosomes-gone]", 5, "there is no passage \"exosomes-gone\"")]
    [InlineData("[exosomes-what-they-are]", "[prp-what-it-is]", 5, "the passage \"prp-what-it-is\" does not cite \"page\"")]
    public void A_statement_that_is_not_accounted_for_is_a_finding_on_its_line(string old, string replacement, int line, string reason)
    {
        files.Change("coverage/page.yaml", old, replacement);

        AssertFinding("coverage/page.yaml", line, reason);
    }

    [Fact]
    public void A_section_without_a_statement_is_a_finding()
    {
        files.Write("coverage/page.yaml", File.ReadAllText(files.PathOf("coverage/page.yaml")) + "  - locator: References\n    statements: []\n");

        AssertFinding("coverage/page.yaml", 9, "the section \"References\" has no statement; a section that says nothing of use has one that is left out");
    }

    [Fact]
    public void The_same_section_twice_is_a_finding()
    {
        files.Write("coverage/page.yaml", File.ReadAllText(files.PathOf("coverage/page.yaml")) + "  - locator: What they are\n    statements:\n      - says: More.\n        left-out: the same\n");

        AssertFinding("coverage/page.yaml", 9, "there are two sections \"What they are\"");
    }

    [Fact]
    public void Coverage_of_a_document_that_is_no_source_is_a_finding()
    {
        files.Write("coverage/other.yaml", "source: other\nsections: []\n");

        AssertFinding("coverage/other.yaml", 1, "there is no source \"other\" in knowledge/sources");
    }

    [Fact]
    public void A_place_that_a_passage_cites_and_no_section_has_is_a_finding_on_its_line()
    {
        files.ChangePassage("locator: What they are", "locator: What are they");

        AssertFinding("passages/exosomes/exosomes-what-they-are.md", 10, "the coverage of \"page\" has no section \"What are they\"");
    }

    private Finding[] Check() => [.. new CoverageCheck(KnowledgeFolder.Read(files.Root), CoverageFolder.Read(files.Root)!).Check()];

    private void AssertFinding(string path, int line, string reason) => Assert.Equal([new Finding(files.PathOf(path), line, reason)], Check());
}
