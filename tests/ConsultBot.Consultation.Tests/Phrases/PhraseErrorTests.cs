using ConsultBot.Consultation.Phrases;
using Xunit;

namespace ConsultBot.Consultation.Tests.Phrases;

public sealed class PhraseErrorTests
{
    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("(a|b", "a bracket is not closed")]
    [InlineData("(a (b)", "a bracket is not closed")]
    [InlineData("a|b", "\"|\" stands outside of brackets")]
    [InlineData("a)", "\")\" stands outside of brackets")]
    [InlineData("<nope>", "there is no class \"nope\" in the lexicon")]
    [InlineData("a <>", "there is no class \"\" in the lexicon")]
    [InlineData("<open", "a class name is not closed with \">\"")]
    [InlineData("a . b", "one dot stands alone; a gap has two")]
    [InlineData("*", "\"*\" is no word")]
    [InlineData("a ? b", "\"\" is no word")]
    [InlineData("a - b", "\"-\" is no word")]
    [InlineData(".. a", "it must begin with a word, not with a gap or with nothing")]
    [InlineData("..5 a", "it must begin with a word, not with a gap or with nothing")]
    [InlineData("_ a", "it must begin with a word, not with a gap or with nothing")]
    [InlineData("a?", "it must begin with a word, not with a gap or with nothing")]
    [InlineData("a? ..", "it must begin with a word, not with a gap or with nothing")]
    [InlineData("(.. a|b)", "it must begin with a word, not with a gap or with nothing")]
    [InlineData("(a|_)", "it must begin with a word, not with a gap or with nothing")]
    [InlineData("()", "it must begin with a word, not with a gap or with nothing")]
    [InlineData("^", "it must begin with a word, not with a gap or with nothing")]
    [InlineData("$ a", "it must begin with a word, not with a gap or with nothing")]
    [InlineData("a & _", "it must begin with a word, not with a gap or with nothing")]
    public void Search_WhenPhraseCannotBeRead_SaysWhatIsWrongAndInWhichPhrase(string phrase, string problem)
    {
        var builder = new PhraseBook.Builder(Lexicon.Empty);

        var exception = Assert.Throws<PhraseSyntaxException>(() => builder.Search(phrase));

        Assert.Equal($"The phrase \"{phrase}\" cannot be read: {problem}", exception.Message);
    }

    [Theory]
    [InlineData("   ", "it is empty")]
    [InlineData("a &", "it is empty")]
    [InlineData("& a", "it is empty")]
    [InlineData("a && && b", "it is empty")]
    [InlineData("a & b && c", "\"&\" is no word")]
    public void Search_WhenOneOfSeveralPartsCannotBeRead_SaysWhatIsWrong(string phrase, string problem)
    {
        var builder = new PhraseBook.Builder(Lexicon.Empty);

        var exception = Assert.Throws<PhraseSyntaxException>(() => builder.Search(phrase));

        Assert.EndsWith($" cannot be read: {problem}", exception.Message, StringComparison.Ordinal);
    }
}
