using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Text;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening;

public sealed class LanguageGuessTests
{
    private static readonly LanguageGuess Guess = new(new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal)
    {
        ["en"] = "the is it what for no".Split(' ').ToHashSet(StringComparer.Ordinal),
        ["es"] = "es la que para no".Split(' ').ToHashSet(StringComparer.Ordinal),
        ["vi"] = "la co khong toi".Split(' ').ToHashSet(StringComparer.Ordinal),
    });

    [Theory]
    [InlineData("", "en")]
    [InlineData("exosomes", "en")]
    [InlineData("what is it", "en")]
    [InlineData("que es", "es")]
    [InlineData("que exosomes", "en")]
    [InlineData("la que", "es")]
    [InlineData("toi khong co", "vi")]
    [InlineData("what is the que es", "en")]
    [InlineData("the is que es", "en")]
    [InlineData("エクソソームは安全ですか", "ja")]
    [InlineData("PRPは安全ですか", "ja")]
    [InlineData("外泌体安全吗", "zh")]
    [InlineData("엑소좀은 안전한가요", "ko")]
    [InlineData("هل العلاج آمن", "ar")]
    [InlineData("это безопасно", "ru")]
    [InlineData("is the product called экзо safe for me", "en")]
    [InlineData("12345 ?!", "en")]
    public void Of_WhenMessageIsShort_GoesByScriptAndThenByFunctionWords(string text, string language)
    {
        var actual = Guess.Of(text, TextFolding.Fold(text));

        Assert.Equal(language, actual);
    }

    [Fact]
    public void Of_WhenNoFunctionWordsAreKnown_IsEnglish()
    {
        var guess = new LanguageGuess(new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal));

        var language = guess.Of("que es la piel", TextFolding.Fold("que es la piel"));

        Assert.Equal("en", language);
    }
}
