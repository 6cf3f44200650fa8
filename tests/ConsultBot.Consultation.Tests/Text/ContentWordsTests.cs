using ConsultBot.Consultation.Text;
using Xunit;

namespace ConsultBot.Consultation.Tests.Text;

public sealed class ContentWordsTests
{
    [Theory]
    [InlineData("What are the exosomes?", "exosom")]
    [InlineData("swelling swells swelled", "swell")]
    [InlineData("Isn't it the same?", "")]
    [InlineData("", "")]
    [InlineData("3 sessions cost 50%", "3|session|cost|50|%")]
    [InlineData("皮膚", "皮|膚")]
    public void StemsOf_WhenTextIsFolded_GivesDistinctStemsWithoutStopwords(string text, string expected)
    {
        var stems = ContentWords.StemsOf(TextFolding.Fold(text));

        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), stems.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void StemsOf_WhenGivenOneSentence_ReadsThatSentenceOnly()
    {
        var text = TextFolding.Fold("Redness fades. Swelling stays.");

        var stems = ContentWords.StemsOf(text.TokensOf(1));

        Assert.Equal(["stai", "swell"], stems.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("the", true)]
    [InlineData("dont", true)]
    [InlineData("skin", false)]
    [InlineData("The", false)]
    [InlineData("", false)]
    public void Contains_WhenAskedForAFoldedWord_KnowsTheStopwords(string word, bool expected)
    {
        var actual = Stopwords.Contains(word);

        Assert.Equal(expected, actual);
    }
}
