using ConsultBot.Consultation.Translation;
using Xunit;

namespace ConsultBot.Consultation.Tests.Translation;

public sealed class FiguresTests
{
    private static readonly LanguageWords English = new("en", IsSpaced: true, ["not"], [], new Dictionary<int, IReadOnlyList<string>> { [3] = ["three"] }, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    [Theory]
    [InlineData("30 to 150 nm", "30 150")]
    [InlineData("30-150 nm", "30 150")]
    [InlineData("1,000 people", "1000")]
    [InlineData("1.000 personas", "1000")]
    [InlineData("0.5 or 0,5", "0.5")]
    [InlineData("0.125", "0.125")]
    [InlineData("2,5 years", "2.5")]
    [InlineData("１２月", "12")]
    [InlineData("٣٠ إلى ١٥٠", "30 150")]
    [InlineData("three of 5.", "3 5")]
    [InlineData("nothing", "")]
    public void Numbers_are_the_same_however_they_are_written(string text, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', English.NumbersIn(text).OrderBy(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("It is not known.", true)]
    [InlineData("It is noted.", false)]
    [InlineData("NOT so", true)]
    public void A_denial_is_a_whole_word(string text, bool denies) => Assert.Equal(denies, English.Denies(text));

    [Fact]
    public void Where_words_are_not_set_apart_they_are_looked_for_anywhere_but_not_in_what_only_looks_so()
    {
        var japanese = English with { Language = "ja", IsSpaced = false, Denials = ["ない"], NoDenials = ["少ない"] };

        Assert.True(japanese.Denies("承認されていない"));
        Assert.False(japanese.Denies("試験は少ないです"));
        Assert.True(japanese.Denies("少ないが、承認されていない"));
    }
}
