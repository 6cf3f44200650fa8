using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge.Tests.Files;

public sealed class SourceFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_FillsEveryMember()
    {
        var path = folder.Write("one.yaml", TemporaryFolder.Source("one") + "named-as: [2026 review, the review]\noddities: [No date., No sample sizes.]\nauthors: [A. Author]\npublished: null\n");

        var source = SourceFile.Read(path);

        Assert.Equal(
            ("one", "The title", "Review, 2026", "review", "It can support this."), (source.Id, source.Title, source.ShownAs, source.Kind, source.Standing));
        Assert.Equal(["2026 review", "the review"], source.NamedAs);
        Assert.Equal(["No date.", "No sample sizes."], source.Oddities);
    }

    [Fact]
    public void Read_KnowsTheBibliographicRecordAndTheKind()
    {
        var sells = SourceFile.Read(folder.Write(
            "one.yaml",
            TemporaryFolder.Changed(TemporaryFolder.Source("one"), "kind: review", "kind: sales page")
            + "authors: [A. Author, B. Other]\njournal: The Journal\nidentifier: null\nretrieved-from: \"001\"\n"));
        var review = SourceFile.Read(folder.Write("two.yaml", TemporaryFolder.Source("two")));

        Assert.Equal(["A. Author", "B. Other", "The Journal"], sells.BibliographicRecord);
        Assert.Equal(("001", true), (sells.RetrievedFrom, sells.Sells));
        Assert.Equal((string.Empty, false, 0), (review.RetrievedFrom, review.Sells, review.BibliographicRecord.Count));
    }

    [Fact]
    public void Read_WithoutNamesOrOddities_HasNone()
    {
        var source = SourceFile.Read(folder.Write("one.yaml", TemporaryFolder.Source("one")));

        Assert.Empty(source.NamedAs);
        Assert.Empty(source.Oddities);
    }

    [Theory]
    [InlineData("id: one", "id: two", 1, "the id \"two\" must be the name of the file")]
    [InlineData("shown-as", "shown", 3, "there is no key \"shown\" here; known are id, title, shown-as, kind, authors, journal, published, identifier, licence, standing, named-as, interests, oddities, retrieved-from, clinical-review")]
    [InlineData("standing: It can support this.\n", "", 1, "the key \"standing\" is missing")]
    [InlineData("kind: review", "kind: [review]", 4, "\"kind\" must be text")]
    public void Read_WhenTheFileIsWrong_NamesTheLine(string old, string replacement, long line, string problem)
    {
        var path = folder.Write("one.yaml", TemporaryFolder.Changed(TemporaryFolder.Source("one"), old, replacement));

        TemporaryFolder.AssertProblem(path, line, problem, () => SourceFile.Read(path));
    }
}
