using ConsultBot.Consultation;
using ConsultBot.Knowledge.Tests.Index;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Tests;

public sealed class PassageShelfTests
{
    private static readonly PassageShelf Shelf = new([Corpus.Passage("b", "Words here."), Corpus.Passage("a", "Other text.", Therapies.Prp, "does it sting")]);

    [Theory]
    [InlineData("a", "a")]
    [InlineData("b", "b")]
    [InlineData("A", null)]
    [InlineData("", null)]
    [InlineData("c", null)]
    public void Find_GivesThePassageOfTheVeryId(string id, string? found) => Assert.Equal(found, Shelf.Find(id)?.Id);

    [Theory]
    [InlineData("words", true)]
    [InlineData("sting", true)]
    [InlineData("does", true)]
    [InlineData("because", true)]
    [InlineData("word", false)]
    [InlineData("Words", false)]
    [InlineData("", false)]
    public void HasWord_KnowsTheFoldedWordsOfTextsTitlesAndQuestions(string word, bool known) => Assert.Equal(known, Shelf.HasWord(word));

    [Fact]
    public void EditionHash_IsOverTheContentHashesInTheOrderOfTheIds()
    {
        Assert.Equal(YamlFile.Hash(YamlFile.Hash("Other text."), YamlFile.Hash("Words here.")), Shelf.EditionHash);
        Assert.NotEqual(Shelf.EditionHash, new PassageShelf([Corpus.Passage("a", "Other text.")]).EditionHash);
        Assert.Equal(YamlFile.Hash(), new PassageShelf([]).EditionHash);
    }
}
