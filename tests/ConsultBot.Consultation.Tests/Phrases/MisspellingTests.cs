using ConsultBot.Consultation.Phrases;
using Xunit;

namespace ConsultBot.Consultation.Tests.Phrases;

public sealed class MisspellingTests
{
    [Theory]
    [InlineData("breathing", "breathng")]
    [InlineData("breathing", "breathinng")]
    [InlineData("breathing", "breathimg")]
    [InlineData("breathing", "braething")]
    [InlineData("breathing", "breathign")]
    [InlineData("breathing", "breathings")]
    [InlineData("breathing", "breathin")]
    [InlineData("swelling", "sweling")]
    [InlineData("tongue", "tonge")]
    [InlineData("tongue", "tognue")]
    [InlineData("can not (breathe|swallow it)", "can not swalow it")]
    public void Words_OfSixLettersAndMore_AreFoundWithOneSlip(string phrase, string text) =>
        Assert.True(Searching.Finds(phrase, text));

    [Theory]
    [InlineData("breathing", "dreathing")]
    [InlineData("breathing", "rbeathing")]
    [InlineData("breathing", "brthing")]
    [InlineData("breathing", "breathingly")]
    [InlineData("breathing", "breathxnk")]
    [InlineData("breathing", "gnihtaerb")]
    [InlineData("tongue", "tong")]
    [InlineData("laser", "lasser")]
    [InlineData("skin", "skim")]
    [InlineData("breathing", "b")]
    public void Words_WithMoreThanOneSlipOrTooShort_AreNotFound(string phrase, string text) =>
        Assert.False(Searching.Finds(phrase, text));

    [Fact]
    public void Slips_ThatAreKnownWordsThemselves_AreNotForgiven()
    {
        var forgiven = Searching.Finds("health", "wealthy healthy");
        var known = Searching.Finds("health", "wealthy healthy", isKnownWord: word => word is "healthy");

        Assert.True(forgiven);
        Assert.False(known);
    }

    [Fact]
    public void Slips_ThatAnotherPhraseNames_AreNotForgiven()
    {
        var builder = new PhraseBook.Builder(Lexicon.Empty);
        var promise = builder.Search("promise");
        builder.Search("premise");

        var scan = builder.Build().Scan(ConsultBot.Consultation.Text.TextFolding.Fold("the premise"));

        Assert.DoesNotContain(scan.Matches, match => match.Phrase == promise);
    }

    [Theory]
    [InlineData("please", "pleeease")]
    [InlineData("please", "pleeeeeeaaaase")]
    [InlineData("help", "helppppp")]
    [InlineData("so", "sooooo")]
    public void DrawnOutLetters_AreShortened(string phrase, string text) =>
        Assert.True(Searching.Finds(phrase, text));

    [Theory]
    [InlineData("pleeease", "pleease", "please")]
    [InlineData("killlll", "kill", "kil")]
    [InlineData("aaa", "aa", "a")]
    public void Shortened_WhenALetterStandsThreeTimes_WritesItTwiceAndOnce(string word, params string[] expected) =>
        Assert.Equal(expected, Misspelling.Shortened(word));

    [Theory]
    [InlineData("please")]
    [InlineData("sweet")]
    [InlineData("")]
    public void Shortened_WhenNoLetterStandsThreeTimes_IsEmpty(string word) => Assert.Empty(Misspelling.Shortened(word));

    [Fact]
    public void Keys_WhenAskedForAWord_LeaveOutEachLetterButTheFirst()
    {
        var keys = Misspelling.Keys("rash");

        Assert.Equal(["rash", "rsh", "rah", "ras"], keys);
    }

    [Theory]
    [InlineData("rah", "rash")]
    [InlineData("rsah", "rash")]
    [InlineData("rahs", "rash")]
    [InlineData("rask", "rash")]
    [InlineData("rashy", "rash")]
    [InlineData("rahsk", null)]
    [InlineData("xash", null)]
    [InlineData("r", null)]
    public void Find_WhenOneSlipAway_GivesTheWordThatWasMeant(string written, string? expected)
    {
        var slips = Misspelling.Keys("rash").ToDictionary(key => key, _ => "rash", StringComparer.Ordinal);

        var meant = Misspelling.Find(written, slips);

        Assert.Equal(expected, meant);
    }
}
