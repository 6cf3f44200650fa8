using ConsultBot.Knowledge.Index;

namespace ConsultBot.Knowledge.Tests.Index;

public sealed class TermReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("the of and", new string[0])]
    [InlineData("Scars, SCARS; scarring", new[] { "scar", "scar", "scar" })]
    [InlineData("don't inject 3.5 ml", new[] { "inject", "3.5", "ml" })]
    [InlineData("皮膚", new[] { "皮", "膚" })]
    [InlineData("skin\u200B-\u202Ecare\0", new[] { "skin", "care" })]
    public void Read_GivesTheStemsOfContentWordsInOrder(string text, string[] terms) => Assert.Equal(terms, TermReader.Plain.Read(text));

    [Fact]
    public void Read_OfLoneSurrogates_DropsThem() => Assert.Equal(["skin"], TermReader.Plain.Read("skin \uD83E \uDDEA"));

    [Fact]
    public void FromFile_BringsTheWordsOfAGroupToItsFirst()
    {
        var reader = TermReader.FromFile(folder.Write("synonyms.yaml", "needle: needles jab jabs Shots\ncost: >-\n  price\n  pricing\n"));

        Assert.Equal(["needl", "needl", "needl", "needl", "cost", "cost", "skin"], reader.Read("needle jabs jab shot price cost skin"));
    }

    [Fact]
    public void FromFile_LeavesOutTheWordsToIgnore()
    {
        var reader = TermReader.FromFile(folder.Write("synonyms.yaml", "needle: jab\nignored: wondering doctor\n"));

        Assert.Equal(["needl"], reader.Read("wonder doctors jab"));
    }

    [Fact]
    public void FromFile_WhenAGroupIsNoText_NamesTheLine()
    {
        var path = folder.Write("synonyms.yaml", "needle: jab\ncost: [price, fee]\n");

        TemporaryFolder.AssertProblem(path, 2, "\"cost\" must be text", () => TermReader.FromFile(path));
    }
}
