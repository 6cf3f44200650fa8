using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Screening;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening;

/// <summary>Danger told in several messages of a few words each.</summary>
public sealed class DangerInPiecesTests
{
    private static readonly House House = new();

    [Theory]
    [InlineData("i cant", "breathe", "emergency.airway")]
    [InlineData("my tongue", "is swelling", "emergency.airway")]
    [InlineData("", "breathe", null)]
    [InlineData("i can", "breathe", null)]
    [InlineData("i cant", "breathe is the name of a song that I like to hear", null)]
    public void What_two_short_messages_say_together_is_seen(string before, string text, string? rule)
    {
        var screened = Read(text, ConversationState.New with { Pieces = before });

        Assert.Equal(rule, screened.Deciding?.Id);
        Assert.All(screened.Hits, hit => Assert.Equal("in pieces", hit.Disguise));
    }

    [Fact]
    public void A_refusal_is_not_put_together_from_pieces() => Assert.Null(Read("many ml", ConversationState.New with { Pieces = "how" }).Deciding);

    [Theory]
    [InlineData("", "my throat", "my throat")]
    [InlineData("my throat", "is closing", "my throat is closing")]
    [InlineData("my throat", "one two three four five six", "")]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11 12 13 14", "15 16 17", "3 4 5 6 7 8 9 10 11 12 13 14 15 16 17")]
    [InlineData("my throat", "", "")]
    public void A_few_words_are_remembered_with_those_before_them(string before, string text, string pieces) =>
        Assert.Equal(pieces, Read(text, ConversationState.New with { Pieces = before }).Pieces);

    private static Screened Read(string text, ConversationState state) => House.Stage.Read(Given.Message(text), state);
}
