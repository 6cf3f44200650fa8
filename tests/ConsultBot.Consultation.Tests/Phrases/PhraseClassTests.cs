using ConsultBot.Consultation.Phrases;
using Xunit;

namespace ConsultBot.Consultation.Tests.Phrases;

public sealed class PhraseClassTests
{
    private static readonly Lexicon Words = Searching.Lexicon(
        ("swelling", ["swell*", "swollen", "puffed up"]),
        ("pain", ["hurts", "sore"]),
        ("symptom", ["<swelling>", "<pain>", "rash"]),
        ("anything", ["<symptom>", "<pain>"]));

    [Theory]
    [InlineData("tongue <swelling>", "tongue swells", true)]
    [InlineData("tongue <swelling>", "tongue swollen", true)]
    [InlineData("tongue <swelling>", "tongue puffed up", true)]
    [InlineData("tongue <swelling>", "tongue puffed", false)]
    [InlineData("tongue <symptom>", "tongue puffed up", true)]
    [InlineData("tongue <symptom>", "tongue hurts", true)]
    [InlineData("tongue <symptom>", "tongue rash", true)]
    [InlineData("tongue <anything>", "tongue sore", true)]
    [InlineData("(<pain>|<swelling>) badly", "puffed up badly", true)]
    [InlineData("my <pain>? tongue", "my tongue", true)]
    [InlineData("<pain> .. <pain>", "hurts so sore", true)]
    public void Class_StandsForEachOfItsMembers(string phrase, string text, bool expected) =>
        Assert.Equal(expected, Searching.Finds(phrase, text, Words));

    [Fact]
    public void Class_WhenItContainsItself_IsAnError()
    {
        var lexicon = Searching.Lexicon(("loop", ["a", "<loop>"]));

        var exception = Assert.Throws<PhraseSyntaxException>(() => Searching.Finds("<loop>", "a", lexicon));

        Assert.Equal("The phrase \"<loop>\" cannot be read: the class \"loop\" contains itself", exception.Message);
    }

    [Fact]
    public void Class_WhenItContainsItselfByWayOfAnother_IsAnError()
    {
        var lexicon = Searching.Lexicon(("one", ["a", "<two>"]), ("two", ["b", "<one>"]));

        var exception = Assert.Throws<PhraseSyntaxException>(() => Searching.Finds("x <two>", "a", lexicon));

        Assert.Equal("The phrase \"x <two>\" cannot be read: the class \"two\" contains itself", exception.Message);
    }

    [Fact]
    public void Class_WhenAMemberCannotBeRead_IsAnErrorThatNamesTheMember()
    {
        var lexicon = Searching.Lexicon(("broken", ["fine", "(open"]));

        var exception = Assert.Throws<PhraseSyntaxException>(() => Searching.Finds("<broken>", "a", lexicon));

        Assert.Equal("The phrase \"(open\" cannot be read: a bracket is not closed", exception.Message);
    }
}
