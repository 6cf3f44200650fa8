using System.Globalization;
using ConsultBot.Consultation.Conversations;
using Xunit;

namespace ConsultBot.Consultation.Tests.Conversations;

public sealed class ConversationReferenceTests
{
    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("")]
    [InlineData("19:xÿ@thread.v2|livechat")]
    public void A_reference_is_six_signs_that_cannot_be_misread(string id) =>
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$", ConversationReference.Of(id));

    [Fact]
    public void A_reference_stays_what_it_was_since_patients_have_written_it_down() =>
        Assert.Equal("P0T-G1D", ConversationReference.Of("0123456789abcdef0123456789abcdef"));

    [Theory]
    [InlineData("directline/abc", "abc")]
    [InlineData("emulator/a/b", "a/b")]
    public void The_channel_in_front_does_not_count(string inTheRecord, string onTheChannel) =>
        Assert.Equal(ConversationReference.Of(onTheChannel), ConversationReference.Of(inTheRecord));

    [Fact]
    public void Ten_thousand_conversations_hardly_ever_share_one()
    {
        var references = Enumerable.Range(0, 10_000).Select(i => ConversationReference.Of(i.ToString(CultureInfo.InvariantCulture))).Distinct(StringComparer.Ordinal);

        Assert.InRange(references.Count(), 9_990, 10_000);
    }

    [Theory]
    [InlineData("K7Q-2M9", "K7Q-2M9")]
    [InlineData(" k7q 2m9 ", "K7Q-2M9")]
    [InlineData("k7q2m9", "K7Q-2M9")]
    [InlineData("OIL-oil", "011-011")]
    [InlineData("K7Q-2M", null)]
    [InlineData("K7Q-2M99", null)]
    [InlineData("K7Q-2MU", null)]
    [InlineData("", null)]
    [InlineData("<script>", null)]
    public void What_somebody_typed_is_understood_or_refused(string typed, string? expected) => Assert.Equal(expected, ConversationReference.Read(typed));
}
