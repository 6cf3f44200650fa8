using ConsultBot.Consultation.Text;
using Xunit;

namespace ConsultBot.Consultation.Tests.Text;

public sealed class MarkupFoldingTests
{
    [Theory]
    [InlineData("stu<b>ff</b>", "stuff")]
    [InlineData("<p class=\"x\">stuff</p>", "stuff")]
    [InlineData("<!-- hidden -->stuff", "stuff")]
    [InlineData("stu<!-- x -->ff", "stuff")]
    [InlineData("&#115;tuff", "stuff")]
    [InlineData("in*je*ct", "inject")]
    [InlineData("in_je_ct", "inject")]
    [InlineData("in**je**ct", "inject")]
    [InlineData("**inject**", "inject")]
    [InlineData("~~inject~~", "inject")]
    [InlineData("`inject`", "inject")]
    [InlineData("in|ject", "inject")]
    [InlineData("__inject__", "inject")]
    public void Fold_WhenMarkupStandsInOrAroundAWord_DropsIt(string text, string word)
    {
        var words = WordsOf(text);

        Assert.Equal([word], words);
    }

    [Theory]
    [InlineData("1 < 2 and 3 > 2", "1 2 and 3 2")]
    [InlineData("pain <3", "pain 3")]
    [InlineData("this & that", "this that")]
    public void Fold_WhenSignsAreNoMarkup_KeepsTheWords(string text, string words)
    {
        var actual = WordsOf(text);

        Assert.Equal(words.Split(' '), actual);
    }

    [Theory]
    [InlineData("don't", "dont")]
    [InlineData("don\u2019t", "dont")]
    [InlineData("don\u2018t", "dont")]
    [InlineData("don`t", "dont")]
    [InlineData("rock'n'roll", "rocknroll")]
    [InlineData("patients'", "patients")]
    [InlineData("'quoted'", "quoted")]
    public void Fold_WhenApostropheStandsInAWord_ClosesItUp(string text, string word)
    {
        var words = WordsOf(text);

        Assert.Equal([word], words);
    }

    private static string[] WordsOf(string text) => [.. TextFolding.Fold(text).Tokens.Select(token => token.Word)];
}
