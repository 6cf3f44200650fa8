using ConsultBot.Knowledge.Files;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Tests.Files;

public sealed class PassageFileProblemTests : IDisposable
{
    private const string Body = "Exosomes are tiny. \"They are parcels.\" Are they\nnew? Yes!\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("\n---\nid: first\n---\nText.\n")]
    [InlineData("Text without front matter.\n")]
    [InlineData("----\nid: first\n---\nText.\n")]
    public void Read_WithoutFrontMatter_NamesTheFirstLine(string text) => AssertProblem(text, 1, "a passage begins with a line of three dashes and its front matter");

    [Theory]
    [InlineData("---\nid: first\nText.\n")]
    [InlineData("---\nid: first\n---")]
    [InlineData("---\n")]
    [InlineData("---\nid: first\n----\nText.\n")]
    public void Read_WithOpenFrontMatter_NamesTheFirstLine(string text) => AssertProblem(text, 1, "the front matter is not closed by a line of three dashes");

    [Theory]
    [InlineData("---\n---\nText.\n")]
    [InlineData("---\n- a list\n---\nText.\n")]
    public void Read_WhenTheFrontMatterIsNoMap_NamesItsLine(string text) => AssertProblem(text, 2, "a map of keys and values is expected");

    [Theory]
    [InlineData("id: first", "id: second", 2, "the id \"second\" must be the name of the file")]
    [InlineData("id: first", "id: First", 2, "the id \"First\" must be the name of the file")]
    [InlineData("id: first\n", "", 2, "the key \"id\" is missing")]
    [InlineData("title: A title\n", "", 2, "the key \"title\" is missing")]
    [InlineData("title: A title", "title: [a, b]", 3, "\"title\" must be text")]
    [InlineData("[exosomes, prp]", "[exosomes, PRP]", 4, "there is no therapy \"PRP\"")]
    [InlineData("[exosomes, prp]", "laser", 4, "there is no therapy \"laser\"")]
    [InlineData("[basics, evidence]", "{a: b}", 5, "\"topics\" must be text")]
    [InlineData(
        "early human", "Early human", 6,
        "there is no grade \"Early human\"; known are laboratory, animal, early human, randomised trial, review, regulator, advice")]
    [InlineData("grade: early human\n", "", 2, "the key \"grade\" is missing")]
    [InlineData("    locator: Section 2\n", "", 8, "the key \"locator\" is missing")]
    [InlineData("  - id: two\n    locator: Table 1", "  - two", 7, "\"sources\" must be a list of maps")]
    [InlineData("  - id: one\n    locator: Section 2\n  - id: two\n    locator: Table 1", "  []", 7, "a passage needs at least one source")]
    [InlineData("  - how does it work", "  - [how]", 12, "\"questions\" must be text")]
    [InlineData("2027-05-31", "31 May 2027", 15, "\"review-by\" must be a date such as 2027-05-31, not \"31 May 2027\"")]
    [InlineData("review-by: 2027-05-31\n", "", 2, "the key \"review-by\" is missing")]
    [InlineData("clinical-review: pending", "clinical-review: yes", 16, "\"clinical-review\" is pending or done, not \"yes\"")]
    [InlineData("clinical-review: pending\n", "", 2, "the key \"clinical-review\" is missing")]
    [InlineData(
        "topics:", "topic:", 5,
        "there is no key \"topic\" here; known are id, title, therapy, topics, grade, sources, questions, review-by, clinical-review")]
    [InlineData(Body, "", 18, "the passage has no text")]
    [InlineData(Body, "\n  \n\n", 18, "the passage has no text")]
    public void Read_WhenAKeyIsWrong_NamesTheLineInTheFile(string old, string replacement, long line, string problem) =>
        AssertProblem(TemporaryFolder.Changed(TemporaryFolder.Passage, old, replacement), line, problem);

    [Theory]
    [InlineData("title: A title", "title: \"A title", 3)]
    [InlineData("title: A title", "title: A title: no", 3)]
    [InlineData("grade: early human", "id: first", 6)]
    public void Read_WhenTheFrontMatterIsNoYaml_NamesTheLineInTheFile(string old, string replacement, long line)
    {
        var path = folder.Write("first.md", TemporaryFolder.Changed(TemporaryFolder.Passage, old, replacement));

        Assert.StartsWith($"{path}:{line}: this is no valid YAML: ", Assert.Throws<YamlFileException>(() => PassageFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WhenTheBytesAreNoUtf8_NamesTheFile()
    {
        var path = folder.Write("first.md", string.Empty);
        File.WriteAllBytes(path, [.. "---\nid: first\n"u8, 0xFF]);

        Assert.StartsWith($"{path}: the file cannot be read: ", Assert.Throws<YamlFileException>(() => PassageFile.Read(path)).Message, StringComparison.Ordinal);
    }

    private void AssertProblem(string text, long line, string problem)
    {
        var path = folder.Write("first.md", text);

        TemporaryFolder.AssertProblem(path, line, problem, () => PassageFile.Read(path));
    }
}
