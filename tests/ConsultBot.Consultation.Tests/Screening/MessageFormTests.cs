using ConsultBot.Consultation.Screening;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening;

public sealed class MessageFormTests
{
    private static readonly House House = new();

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("👍")]
    [InlineData("?!")]
    [InlineData("\u0000\u202E\u200B")]
    public void A_message_without_words_is_unreadable(string text)
    {
        var screened = House.Read(text);

        Assert.Same(MessageForm.Unreadable, screened.Deciding);
    }

    [Theory]
    [InlineData(4_000, null)]
    [InlineData(4_001, "too-long")]
    [InlineData(100_000, "too-long")]
    public void A_message_of_many_pages_is_too_long(int length, string? rule)
    {
        var text = string.Concat(Enumerable.Repeat("skin ", length / 5 + 1))[..length];

        var screened = House.Read(text);

        Assert.Equal(rule, screened.Deciding?.Id);
    }

    [Fact]
    public void Danger_is_found_at_the_end_of_a_message_that_is_too_long()
    {
        var screened = House.Read(string.Concat(Enumerable.Repeat("skin. ", 16_000)) + "I can't breathe");

        Assert.Same(House.Rule("emergency.airway"), screened.Deciding);
    }

    [Fact]
    public void What_is_refused_is_refused_in_a_message_that_is_too_long_as_well()
    {
        var screened = House.Read(string.Concat(Enumerable.Repeat("skin. ", 1_000)) + "promise me");

        Assert.Equal("promise.result", screened.Deciding?.Id);
    }

    [Fact]
    public void Any_text_at_all_can_be_read()
    {
        string[] texts =
        [
            string.Concat('\uD800', "exosome", '\uDC00'),
            new('\uDB40', 1_000),
            new('<', 50_000),
            new('&', 50_000),
            new(' ', 100_000),
            new('.', 100_000),
            new('a', 100_000),
            new('7', 100_000),
            new('=', 100_000),
            new('-', 100_000),
            string.Concat(Enumerable.Repeat("a ", 50_000)),
            string.Concat(Enumerable.Repeat("0x", 50_000)),
            string.Concat(Enumerable.Repeat("<a", 50_000)),
            string.Concat(Enumerable.Repeat("*a", 50_000)),
            string.Concat(Enumerable.Repeat("皮", 50_000)),
            string.Concat(Enumerable.Repeat("\u202E\u0000", 50_000)),
        ];

        var read = texts.Select(text => House.Read(text)).ToArray();

        Assert.All(read, screened => Assert.Contains(screened.Deciding, new[] { MessageForm.Unreadable, MessageForm.TooLong, null }));
    }
}
