using ConsultBot.Knowledge.Files;
using ConsultBot.Knowledge.Tests.Index;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Tests.Files;

public sealed class EditionFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_WithoutAFile_ApprovesNothing() => Assert.Empty(EditionFile.Read(folder.PathOf("edition.yaml")));

    [Fact]
    public void What_is_written_is_read_back_in_the_order_of_the_ids()
    {
        var path = folder.Write("edition.yaml", EditionFile.Write([Corpus.Passage("b", "B."), Corpus.Passage("a-2", "A2."), Corpus.Passage("a", "A.")]));

        Assert.Equal(
            [KeyValuePair.Create("a", YamlFile.Hash("A.")), KeyValuePair.Create("a-2", YamlFile.Hash("A2.")), KeyValuePair.Create("b", YamlFile.Hash("B."))],
            EditionFile.Read(path));
    }

    [Theory]
    [InlineData("passage:\n  a: 1\n", 1, "the key \"passages\" is missing")]
    [InlineData("passages: [a]\n", 1, "\"passages\" must be a map of keys and values")]
    [InlineData("passages:\n  a: 1\n  b: [2]\n", 3, "\"b\" must be text")]
    public void Read_WhenTheFileIsWrong_NamesTheLine(string text, long line, string problem)
    {
        var path = folder.Write("edition.yaml", text);

        TemporaryFolder.AssertProblem(path, line, problem, () => EditionFile.Read(path));
    }
}
