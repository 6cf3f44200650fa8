using ConsultBot.Consultation.Retrieval;
using Xunit;

namespace ConsultBot.Consultation.Tests.Retrieval;

public sealed class PassageTests
{
    [Fact]
    public void Text_JoinsTheSentences()
    {
        var passage = Given.Passage("one", Therapies.None, "basics", "Skin ages.", "It sags.");

        Assert.Equal("Skin ages. It sags.", passage.Text);
    }

    [Theory]
    [InlineData("It is not known how skin sags.", 7)]
    [InlineData("  two   words ", 2)]
    [InlineData("", 0)]
    public void WordCount_CountsWhatStandsBetweenSpaces(string text, int words)
    {
        var sentence = new PassageSentence(text);

        Assert.Equal(words, sentence.WordCount);
    }

    [Fact]
    public void Source_IsTheOneGivenOrNone()
    {
        var source = new SourceReference("review", "Section 2");

        Assert.Same(source, new PassageSentence("Skin ages.", source).Source);
        Assert.Null(new PassageSentence("Skin ages.").Source);
    }

    [Fact]
    public void Stems_HoldTheContentWords()
    {
        var sentence = new PassageSentence("The **swelling** fades.");

        Assert.Equal(["fade", "swell"], sentence.Stems.Order(StringComparer.Ordinal));
    }
}
