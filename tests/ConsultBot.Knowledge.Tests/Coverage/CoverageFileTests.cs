using ConsultBot.Knowledge.Coverage;

namespace ConsultBot.Knowledge.Tests.Coverage;

public sealed class CoverageFileTests : IDisposable
{
    private const string Text = """
        source: one
        sections:
          - locator: What it is
            statements:
              - says: It is small.
                passages: [first, second]
              - says: Buy it.
                left-out: an advert
          - locator: Empty
            statements: []

        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_FillsEveryMember()
    {
        var path = folder.Write("one.yaml", Text);

        var file = CoverageFile.Read(path);

        Assert.Equal((path, "one", 1), (file.Path, file.SourceId, file.SourceLine));
        Assert.Equal([("What it is", 3), ("Empty", 9)], file.Sections.Select(section => (section.Locator, section.Line)));
        Assert.Equal([("It is small.", 5, null), ("Buy it.", 7, "an advert")], file.Sections[0].Statements.Select(statement => (statement.Says, statement.Line, statement.LeftOut)));
        Assert.Equal(["first", "second"], file.Sections[0].Statements[0].Passages);
        Assert.Empty(file.Sections[0].Statements[1].Passages);
        Assert.Empty(file.Sections[1].Statements);
    }

    [Theory]
    [InlineData("source: one", "source: two", 1, "the source \"two\" must be the name of the file")]
    [InlineData("source: one", "sources: one", 1, "there is no key \"sources\" here; known are source, sections")]
    [InlineData("locator: Empty", "heading: Empty", 9, "there is no key \"heading\" here; known are locator, statements")]
    [InlineData("left-out: an advert", "left out: an advert", 8, "there is no key \"left out\" here; known are says, passages, left-out")]
    [InlineData("  - says: It is small.\n        passages: [first, second]", "  - passages: [first, second]", 5, "the key \"says\" is missing")]
    public void Read_WhenTheFileIsWrong_NamesTheLine(string old, string replacement, long line, string problem)
    {
        var path = folder.Write("one.yaml", TemporaryFolder.Changed(Text, old, replacement));

        TemporaryFolder.AssertProblem(path, line, problem, () => CoverageFile.Read(path));
    }
}
