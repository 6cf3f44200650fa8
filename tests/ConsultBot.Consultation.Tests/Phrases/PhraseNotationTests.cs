using Xunit;

namespace ConsultBot.Consultation.Tests.Phrases;

/// <summary>Every notation of <c>docs/phrases.md</c>.</summary>
public sealed class PhraseNotationTests
{
    [Theory]
    [InlineData("skin", "my Skin hurts", true)]
    [InlineData("skin", "skins", false)]
    [InlineData("skin", "", false)]
    [InlineData("my skin", "my skin", true)]
    [InlineData("my skin", "skin my", false)]
    [InlineData("my skin", "my, skin", true)]
    [InlineData("FDA", "the fda says", true)]
    [InlineData("don't", "I dont know", true)]
    [InlineData("dont", "I don\u2019t know", true)]
    [InlineData("follow-up", "a follow up", true)]
    [InlineData("100%", "works 100 %", true)]
    [InlineData("đau", "dau", true)]
    [InlineData("皮膚", "私の皮膚は", true)]
    [InlineData("皮膚", "皮は膚", false)]
    public void Words_AreFoundAsFoldedAndInTheirOrder(string phrase, string text, bool expected) =>
        Assert.Equal(expected, Searching.Finds(phrase, text));

    [Theory]
    [InlineData("swell*", "swelling", true)]
    [InlineData("swell*", "swell", true)]
    [InlineData("swell*", "upswell", false)]
    [InlineData("swell*", "swel", false)]
    [InlineData("swell*", "sweling", false)]
    [InlineData("a swell*", "a swellable", true)]
    [InlineData("follow-up*", "follow ups", true)]
    [InlineData("follow-up*", "following up", false)]
    public void Beginnings_AreFoundOnlyAsWritten(string phrase, string text, bool expected) =>
        Assert.Equal(expected, Searching.Finds(phrase, text));

    [Theory]
    [InlineData("(cant|can not) breathe", "i can't breathe", true)]
    [InlineData("(cant|can not) breathe", "i can not breathe", true)]
    [InlineData("(cant|can not) breathe", "i can breathe", false)]
    [InlineData("(a|b c|d*)", "day", true)]
    [InlineData("(a|b c|d*)", "b c", true)]
    [InlineData("(a|b c|d*)", "b d", true)]
    [InlineData("(a|b c|d*)", "b x", false)]
    [InlineData("(a (b|c d)|e)", "a c d", true)]
    [InlineData("(a (b|c d)|e)", "a b", true)]
    [InlineData("(a (b|c d)|e)", "e", true)]
    [InlineData("(a (b|c d)|e)", "a c", false)]
    [InlineData("(a|a b) c", "a b c", true)]
    [InlineData("((x|y)|z w) k", "z w k", true)]
    [InlineData("((x|y)|z w) k", "y k", true)]
    public void Choices_AreFoundByAnyOfTheirParts(string phrase, string text, bool expected) =>
        Assert.Equal(expected, Searching.Finds(phrase, text));

    [Theory]
    [InlineData("tongue .. red", "tongue red", true)]
    [InlineData("tongue .. red", "tongue a b c red", true)]
    [InlineData("tongue .. red", "tongue a b c d red", false)]
    [InlineData("tongue ..5 red", "tongue a b c d e red", true)]
    [InlineData("tongue ..5 red", "tongue a b c d e f red", false)]
    [InlineData("tongue ..0 red", "tongue red", true)]
    [InlineData("tongue ..0 red", "tongue a red", false)]
    [InlineData("tongue ..1 red ..1 hot", "tongue a red b hot", true)]
    [InlineData("tongue ..2 red hot", "tongue red red hot", true)]
    [InlineData("tongue ..2", "tongue", true)]
    [InlineData("tongue ..12 red", "tongue a b c d e f g h i j k l red", true)]
    public void Gaps_SpanAtMostTheirNumberOfTokens(string phrase, string text, bool expected) =>
        Assert.Equal(expected, Searching.Finds(phrase, text));

    [Theory]
    [InlineData("my _ hurts", "my face hurts", true)]
    [InlineData("my _ hurts", "my hurts", false)]
    [InlineData("my _ hurts", "my left face hurts", false)]
    [InlineData("my _", "my", false)]
    public void Underscore_StandsForExactlyOneToken(string phrase, string text, bool expected) =>
        Assert.Equal(expected, Searching.Finds(phrase, text));

    [Theory]
    [InlineData("(very)? bad", "bad", true)]
    [InlineData("(very)? bad", "very bad", true)]
    [InlineData("so very? bad", "so bad", true)]
    [InlineData("so very? bad", "so very bad", true)]
    [InlineData("so very? bad", "so quite bad", false)]
    [InlineData("so (very|quite a bit)? bad", "so quite a bit bad", true)]
    [InlineData("so follow-up? bad", "so follow up bad", true)]
    [InlineData("so follow-up? bad", "so bad", true)]
    [InlineData("so follow-up? bad", "so follow bad", false)]
    [InlineData("so swell*? bad", "so swollen bad", false)]
    [InlineData("so swell*? bad", "so swelling bad", true)]
    [InlineData("so #? bad", "so 5 bad", true)]
    [InlineData("bad $?", "bad day", true)]
    public void Optional_MayBeThereOrNot(string phrase, string text, bool expected) =>
        Assert.Equal(expected, Searching.Finds(phrase, text));

    [Theory]
    [InlineData("# ml", "5 ml", true)]
    [InlineData("# ml", "5ml", true)]
    [InlineData("# ml", "3.5 ml", true)]
    [InlineData("# ml", "1,000 ml", true)]
    [InlineData("# ml", "five ml", false)]
    [InlineData("# ml", "ml 5", false)]
    [InlineData("(#|two) ml", "2 ml", true)]
    [InlineData("(#|two) ml", "two ml", true)]
    [InlineData("15", "15", true)]
    [InlineData("15", "16", false)]
    public void Hash_StandsForANumberInDigits(string phrase, string text, bool expected) =>
        Assert.Equal(expected, Searching.Finds(phrase, text));

    [Theory]
    [InlineData("^ help $", "help", true)]
    [InlineData("^ help $", "Help!", true)]
    [InlineData("^ help $", "please. help. now", true)]
    [InlineData("^ help $", "please help", false)]
    [InlineData("^ help $", "help me", false)]
    [InlineData("^ help", "help me", true)]
    [InlineData("help $", "please help", true)]
    [InlineData("help ^ me", "help me", false)]
    [InlineData("(^ help|me)", "please help me", true)]
    [InlineData("(^ help|me)", "please help", false)]
    [InlineData("help (me|$)", "help", true)]
    [InlineData("help (me|$)", "help you", false)]
    public void Anchors_HoldAtTheEndsOfASentence(string phrase, string text, bool expected) =>
        Assert.Equal(expected, Searching.Finds(phrase, text));

    [Theory]
    [InlineData("rash & laser", "laser gave me a rash", true)]
    [InlineData("rash & laser", "a rash after laser", true)]
    [InlineData("rash & laser", "a rash. after laser", false)]
    [InlineData("rash & laser", "a rash", false)]
    [InlineData("rash & laser & hot", "hot laser rash", true)]
    [InlineData("rash & laser & hot", "laser rash", false)]
    [InlineData("rash && laser", "laser. And then? A rash", true)]
    [InlineData("rash && laser", "rash laser", true)]
    [InlineData("rash && laser", "rash. rash", false)]
    [InlineData("rash && laser && hot", "laser. hot. rash", true)]
    [InlineData("(a|b) & (c|d e)", "d e then b", true)]
    public void Ampersands_NeedAllPartsInTheSentenceOrTheMessage(string phrase, string text, bool expected) =>
        Assert.Equal(expected, Searching.Finds(phrase, text));

    [Theory]
    [InlineData("tongue. swelling")]
    [InlineData("tongue! swelling")]
    [InlineData("tongue? swelling")]
    [InlineData("tongue; swelling")]
    [InlineData("tongue\nswelling")]
    [InlineData("tongue。swelling")]
    [InlineData("tongue؟ swelling")]
    [InlineData("tongue… swelling")]
    public void Phrases_NeverReachOverTheEndOfASentence(string text)
    {
        Assert.False(Searching.Finds("tongue ..5 swelling", text));
        Assert.False(Searching.Finds("tongue _? swelling", text));
    }

    [Fact]
    public void Phrases_WhenRepeatedWithoutEnd_AreStillFound()
    {
        var text = string.Concat(Enumerable.Repeat("tongue tongue tongue, ", 5_000)) + "swelling";

        Assert.True(Searching.Finds("tongue ..3 tongue ..3 swelling", text));
    }
}
