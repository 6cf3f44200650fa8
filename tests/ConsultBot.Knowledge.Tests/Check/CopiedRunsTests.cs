using ConsultBot.Knowledge.Check;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Tests.Check;

/// <summary>Runs of words that stand in a document just so. The documents of these tests are made up.</summary>
public sealed class CopiedRunsTests : IDisposable
{
    private const string Document = """
        A page about parcels

        The small boats that leave the long-term harbour in the morn-
        ing carry "letters and salt" [1,2] to every island of the group.
        """;

    private readonly KnowledgeFiles files = new();

    public CopiedRunsTests()
    {
        files.Write("documents/001_abc.txt", "Nothing that matters here.\n");
        files.Write("documents/002_def.txt", Document);
    }

    public void Dispose() => files.Dispose();

    [Fact]
    public void Texts_of_our_own_have_no_finding()
    {
        var report = Check();

        Assert.Empty(report.Findings);
        Assert.Empty(report.Figures.NotCompared!);
    }

    [Theory]
    [InlineData("small boats that leave the long term harbour")]
    [InlineData("Small boats, that leave the Long-Term Harbour.")]
    [InlineData("small boats that \"leave the long-term\" harbour")]
    [InlineData("in the morning carry letters and salt to")]
    [InlineData("IN THE MORNING carry 'letters and salt' to")]
    [InlineData("salt to every island of the group. The", false)]
    [InlineData("small boats that leave the long harbour today", false)]
    [InlineData("small boats that leave the longterm harbour", false)]
    [InlineData("mall boats that leave the long-term harbour", false)]
    [InlineData("small boats that leave the long-term harb", false)]
    public void Eight_words_in_a_row_are_a_finding_whatever_their_case_punctuation_and_hyphens(string words, bool isFound = true)
    {
        files.ChangePassage("One sales page says that nearly all cells make exosomes.", $"Xx {words}");

        Assert.Equal(isFound, Check().Findings.Any(finding => finding.Line == KnowledgeFiles.SecondSentence));
    }

    [Fact]
    public void The_finding_tells_the_longest_run_and_its_document()
    {
        files.ChangePassage("One sales page says that nearly all cells make exosomes.", "We saw the small boats that leave the long-term harbour in the dark.");

        Assert.Equal(
            [new Finding(files.PassagePath, KnowledgeFiles.SecondSentence, "11 words in a row stand in the document of \"page\" just so: \"the small boats that leave the long term harbour in the\"")],
            Check().Findings);
    }

    [Theory]
    [InlineData("passages/prp/prp-what-it-is.md", "- prp explained", "- small boats that leave the long-term harbour in", 13)]
    [InlineData("regulatory-status.yaml", "note: A note.", "note: small boats that leave the long-term harbour in", 10)]
    [InlineData("prompts/replies/en.yaml", "  text: To", "  text: small boats that leave the long-term harbour in. To", 3)]
    [InlineData("coverage/page.yaml", "says: Book now.", "says: small boats that leave the long-term harbour in", 7)]
    [InlineData("coverage/page.yaml", "left-out: an advert", "left-out: small boats that leave the long-term harbour in", 7)]
    public void Every_text_that_is_read_is_compared(string file, string old, string replacement, int line)
    {
        files.AddCoverage();
        files.Change(file, old, replacement);

        Assert.Equal((files.PathOf(file), line), Assert.Single(Check().Findings.Where(finding => finding.Reason.Contains("words in a row", StringComparison.Ordinal)).Select(finding => (finding.Path, finding.Line))));
    }

    [Theory]
    [InlineData("title: A page", "title: Small boats that leave the long-term harbour in the morning")]
    [InlineData("retrieved-from", "authors: [Small boats that leave the long-term harbour in the morning]\nretrieved-from")]
    [InlineData("retrieved-from", "journal: Small boats that leave the long-term harbour in the morning\nretrieved-from")]
    [InlineData("retrieved-from", "identifier: Small boats that leave the long-term harbour in the morning\nretrieved-from")]
    public void Titles_names_and_records_may_be_repeated(string old, string replacement)
    {
        files.Change("sources/page.yaml", old, replacement);
        files.ChangePassage("One sales page says that nearly all cells make exosomes.", "The page is called small boats that leave the long-term harbour in the morning.");

        Assert.Empty(Check().Findings);
    }

    [Fact]
    public void A_source_without_a_text_is_told()
    {
        File.Delete(files.PathOf("documents/001_abc.txt"));
        files.Write("documents/0011_other.txt", "Other.");

        Assert.Equal(["review"], Check().Figures.NotCompared);
    }

    [Fact]
    public void Two_texts_of_one_source_are_an_error()
    {
        files.Write("documents/001_other.txt", "Other.");

        Assert.Equal("2 files begin with \"001\", from which \"review\" was retrieved", Assert.Throws<YamlFileException>(() => Check()).Problem);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error() =>
        Assert.Equal("the folder does not exist", Assert.Throws<YamlFileException>(() => Check("elsewhere")).Problem);

    private KnowledgeReport Check(string documents = "documents") =>
        new KnowledgeCheck(OurClaims.Policy, new DateOnly(2026, 11, 25)).Check(files.Root, files.PathOf("prompts"), files.PathOf(documents));
}
