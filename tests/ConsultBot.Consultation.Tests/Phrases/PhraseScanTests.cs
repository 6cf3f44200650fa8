using ConsultBot.Consultation.Phrases;
using ConsultBot.Consultation.Text;
using Xunit;

namespace ConsultBot.Consultation.Tests.Phrases;

public sealed class PhraseScanTests
{
    [Fact]
    public void Matches_WhenPhraseStandsSeveralTimes_HoldTheFirstOfEachSentence()
    {
        var builder = new PhraseBook.Builder(Lexicon.Empty);
        var rash = builder.Search("a rash");

        var scan = builder.Build().Scan(TextFolding.Fold("I had a rash and a rash. Then none. Now a rash"));

        Assert.Equal([new PhraseMatch(rash, 0, 2, 4), new PhraseMatch(rash, 2, 10, 12)], scan.Matches);
    }

    [Fact]
    public void Matches_WhenSeveralPhrasesAreFound_StandInTheOrderOfTheText()
    {
        var builder = new PhraseBook.Builder(Lexicon.Empty);
        var late = builder.Search("laser");
        var early = builder.Search("rash .. laser");

        var scan = builder.Build().Scan(TextFolding.Fold("rash after laser"));

        Assert.Equal([new PhraseMatch(early, 0, 0, 3), new PhraseMatch(late, 0, 2, 3)], scan.Matches);
    }

    [Fact]
    public void Matches_WhenPhraseHasSeveralParts_NameTheSentenceOfTheFirstPart()
    {
        var builder = new PhraseBook.Builder(Lexicon.Empty);
        var both = builder.Search("rash && laser");

        var scan = builder.Build().Scan(TextFolding.Fold("It was laser. I see a rash"));

        Assert.Equal([new PhraseMatch(both, 1, 6, 7)], scan.Matches);
    }

    [Fact]
    public void Matches_WhenOnePhraseIsAddedTwice_HoldBoth()
    {
        var builder = new PhraseBook.Builder(Lexicon.Empty);
        var first = builder.Search("rash");
        var second = builder.Search("rash");

        var scan = builder.Build().Scan(TextFolding.Fold("rash"));

        Assert.Equal([first, second], scan.Matches.Select(match => match.Phrase));
    }

    [Fact]
    public void Matches_WhenPhraseIsOnDemandOnly_DoNotHoldIt()
    {
        var builder = new PhraseBook.Builder(Lexicon.Empty);
        var phrase = builder.OnDemand("rash");

        var scan = builder.Build().Scan(TextFolding.Fold("No. A rash"));

        Assert.Empty(scan.Matches);
        Assert.True(scan.Occurs(phrase, sentence: null));
        Assert.True(scan.Occurs(phrase, sentence: 1));
        Assert.False(scan.Occurs(phrase, sentence: 0));
    }

    [Fact]
    public void Occurs_WhenPhraseHasPartsAcrossSentences_HoldsInTheSentenceOfTheFirst()
    {
        var builder = new PhraseBook.Builder(Lexicon.Empty);
        var phrase = builder.OnDemand("rash && laser");

        var scan = builder.Build().Scan(TextFolding.Fold("Laser. A rash"));

        Assert.True(scan.Occurs(phrase, sentence: 1));
        Assert.False(scan.Occurs(phrase, sentence: 0));
    }

    [Fact]
    public void Scan_WhenBookOrTextIsEmpty_FindsNothing()
    {
        var empty = new PhraseBook.Builder(Lexicon.Empty).Build();
        var builder = new PhraseBook.Builder(Lexicon.Empty);
        builder.Search("rash");
        var book = builder.Build();

        Assert.Empty(empty.Scan(TextFolding.Fold("a rash")).Matches);
        Assert.Empty(book.Scan(FoldedText.Empty).Matches);
    }

    [Theory]
    [InlineData("rash", true)]
    [InlineData("laser", true)]
    [InlineData("hives", true)]
    [InlineData("swell", false)]
    [InlineData("unused", false)]
    [InlineData("Rash", false)]
    public void Names_WhenAskedForAWord_KnowsWhetherAPhraseHasIt(string word, bool expected)
    {
        var builder = new PhraseBook.Builder(Searching.Lexicon(("skin", ["hives", "swell*"]), ("other", ["unused"])));
        builder.Search("rash & <skin>");
        builder.OnDemand("laser");

        var names = builder.Build().Names(word);

        Assert.Equal(expected, names);
    }

    [Fact]
    public void Scan_WhenManyThreadsShareTheBook_FindsTheSameInEach()
    {
        var builder = new PhraseBook.Builder(Lexicon.Empty);
        builder.Search("rash .. laser");
        builder.Search("tongue ..2 swelling & now");
        var book = builder.Build();
        var text = TextFolding.Fold("A rash after laser. Now tonge is swelling");
        var alone = book.Scan(text).Matches;

        var together = Enumerable.Range(0, 500).AsParallel().WithDegreeOfParallelism(8).Select(_ => book.Scan(text).Matches).ToArray();

        Assert.Equal(2, alone.Count);
        Assert.All(together, matches => Assert.Equal(alone, matches));
    }

    [Fact]
    public void Phrase_KeepsTheNotationItWasWrittenIn()
    {
        var phrase = new PhraseBook.Builder(Lexicon.Empty).Search("Tongue ..5  (a|b)");

        Assert.Equal("Tongue ..5  (a|b)", phrase.Notation);
    }
}
