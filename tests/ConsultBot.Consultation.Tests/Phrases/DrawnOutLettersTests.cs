using ConsultBot.Consultation.Phrases;
using Xunit;

namespace ConsultBot.Consultation.Tests.Phrases;

public sealed class DrawnOutLettersTests
{
    [Theory]
    [InlineData("kill", "killl")]
    [InlineData("bleeding", "bleeeeding")]
    [InlineData("swollen", "swolllen")]
    [InlineData("swollen", "swolleeen")]
    [InlineData("swelling", "swellling")]
    public void DrawnOutLetters_OfAWordWithADoubleLetter_AreShortened(string phrase, string text) =>
        Assert.True(Searching.Finds(phrase, text));

    [Fact]
    public void Gap_WhenItsNumberIsTooLarge_IsAPhraseError()
    {
        var builder = new PhraseBook.Builder(Lexicon.Empty);

        Assert.Throws<PhraseSyntaxException>(() => builder.Search("a ..99999999999 b"));
    }
}
