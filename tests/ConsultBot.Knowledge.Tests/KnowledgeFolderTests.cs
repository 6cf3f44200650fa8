using ConsultBot.Knowledge.Files;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Tests;

public sealed class KnowledgeFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public KnowledgeFolderTests()
    {
        folder.Write("sources/one.yaml", TemporaryFolder.Source("one"));
        folder.Write("sources/two.yaml", TemporaryFolder.Source("two"));
        folder.Write("passages/b/first.md", TemporaryFolder.Passage);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_TakesEveryPassageAndSource()
    {
        folder.Write("passages/a/second.md", Passage("second"));
        folder.Write("passages/third.md", Passage("third"));
        folder.Write("passages/readme.txt", "no passage");

        var knowledge = KnowledgeFolder.Read(folder.Path);

        Assert.Equal(["second", "first", "third"], knowledge.Passages.Select(file => file.Passage.Id));
        Assert.Equal(["one", "two"], knowledge.Sources.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(knowledge.Edition);
    }

    [Theory]
    [InlineData("[]", "[]", null, null)]
    [InlineData("[]", "[are parcels]", null, "two")]
    [InlineData("[]", "[nowhere, ARE PARCELS]", null, "two")]
    [InlineData("[Exosomes]", "[parcels]", "one", "two")]
    [InlineData("[parcels]", "[parcels]", null, "one")]
    public void Read_OfASentenceThatNamesASourceOfItsPassage_RestsItOnThatSource(string first, string second, string? ofFirst, string? ofSecond)
    {
        folder.Write("sources/one.yaml", $"{TemporaryFolder.Source("one")}named-as: {first}\n");
        folder.Write("sources/two.yaml", $"{TemporaryFolder.Source("two")}named-as: {second}\n");
        folder.Write("sources/elsewhere.yaml", $"{TemporaryFolder.Source("elsewhere")}named-as: [Exosomes, parcels, new]\n");

        var passage = Assert.Single(KnowledgeFolder.Read(folder.Path).Passages).Passage;

        Assert.Equal([ofFirst, ofSecond, null, null], passage.Sentences.Select(sentence => sentence.Source?.SourceId));
        Assert.All(passage.Sentences, sentence => Assert.True(sentence.Source is null || passage.Sources.Contains(sentence.Source)));
    }

    [Fact]
    public void Read_WhenSentencesAreAttributed_KeepsTheTextAndTheHash()
    {
        var before = Assert.Single(KnowledgeFolder.Read(folder.Path).Passages).Passage;
        folder.Write("sources/one.yaml", $"{TemporaryFolder.Source("one")}named-as: [Exosomes]\n");

        var after = Assert.Single(KnowledgeFolder.Read(folder.Path).Passages).Passage;

        Assert.Equal((before.Text, before.ContentHash), (after.Text, after.ContentHash));
    }

    [Fact]
    public void Read_WithoutPassages_NamesTheFolder()
    {
        Directory.Delete(folder.PathOf("passages"), recursive: true);

        TemporaryFolder.AssertProblem(folder.PathOf("passages"), 0, "the folder does not exist", Read);
    }

    [Fact]
    public void Read_WhenTwoPassagesShareAnId_NamesBoth()
    {
        var first = folder.PathOf("passages/b/first.md");
        var second = folder.Write("passages/c/first.md", TemporaryFolder.Passage);

        TemporaryFolder.AssertProblem(second, 2, $"{first} has the same id", Read);
    }

    [Fact]
    public void Read_WhenAPassageCitesAnUnknownSource_NamesIt()
    {
        File.Delete(folder.PathOf("sources/two.yaml"));

        TemporaryFolder.AssertProblem(folder.PathOf("passages/b/first.md"), 10, "there is no source \"two\" in knowledge/sources", Read);
    }

    [Fact]
    public void Read_WhenTheEditionIsNoYaml_NamesIt()
    {
        folder.Write("edition.yaml", "passages:\n  first: [\n");

        Assert.Equal(folder.PathOf("edition.yaml"), Assert.Throws<YamlFileException>(Read).Path);
    }

    [Fact]
    public void Outside_Development_only_the_content_of_the_edition_is_served()
    {
        folder.Write("passages/b/second.md", Passage("second"));
        folder.Write("passages/b/third.md", Passage("third"));
        folder.Write("edition.yaml", EditionFile.Write(KnowledgeFolder.Read(folder.Path).Passages.Select(file => file.Passage).Where(passage => passage.Id is not "third")));
        folder.Write("passages/b/second.md", Passage("second") + "An edit.\n");

        var knowledge = KnowledgeFolder.Read(folder.Path);

        Assert.Equal(["first"], knowledge.Approved(isDevelopment: false).Select(passage => passage.Id));
        Assert.Equal(["first", "second", "third"], knowledge.Approved(isDevelopment: true).Select(passage => passage.Id));
    }

    [Fact]
    public void Outside_Development_nothing_is_served_without_an_edition() => Assert.Empty(KnowledgeFolder.Read(folder.Path).Approved(isDevelopment: false));

    [Theory]
    [InlineData("first", "second")]
    [InlineData("second", "first")]
    public void Outside_Development_the_hash_of_another_passage_approves_nothing(string id, string hashOf)
    {
        folder.Write("passages/b/second.md", Passage("second"));
        var hash = KnowledgeFolder.Read(folder.Path).Passages.Single(file => file.Passage.Id == hashOf).Passage.ContentHash;
        folder.Write("edition.yaml", $"passages:\n  {id}: {hash}\n");

        Assert.Empty(KnowledgeFolder.Read(folder.Path).Approved(isDevelopment: false));
    }

    private static string Passage(string id) => TemporaryFolder.Changed(TemporaryFolder.Passage, "id: first", $"id: {id}");

    private void Read() => KnowledgeFolder.Read(folder.Path);
}
