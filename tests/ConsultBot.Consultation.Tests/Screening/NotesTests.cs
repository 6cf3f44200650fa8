using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Screening;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening;

/// <summary>Rules that decide nothing and only take note of a message or tag it.</summary>
public sealed class NotesTests
{
    private static readonly House House = new();

    [Fact]
    public void What_is_only_noted_decides_nothing_and_takes_no_sentence()
    {
        var screened = Read("I'm 15. What are exosomes?");

        Assert.Null(screened.Deciding);
        Assert.Empty(screened.Hits);
        Assert.Equal(["minor"], screened.Noted.Select(hit => hit.Rule.Notes));
        Assert.Equal("I'm 15. What are exosomes?", screened.Rest);
    }

    [Fact]
    public void A_red_flag_decides_beside_a_note() => Assert.Equal("emergency.airway", Read("I'm 15 and I can't breathe").Deciding?.Id);

    [Theory]
    [InlineData("I'm 15, can I have it", true, false)]
    [InlineData("Can I have it", true, true)]
    [InlineData("Can I have it", false, false)]
    public void A_rule_may_count_only_when_something_was_noted_now_or_before(string text, bool decides, bool notedBefore)
    {
        var conversation = notedBefore ? ConversationState.New with { Noted = new HashSet<string>(StringComparer.Ordinal) { "minor" } } : ConversationState.New;

        Assert.Equal(decides ? "diagnosis.minor" : null, Read(text, conversation).Deciding?.Id);
    }

    [Fact]
    public void A_title_is_left_out_of_what_is_looked_up() => Assert.Equal("what are exosomes", Read("Doctor, what are exosomes").Rest);

    [Fact]
    public void Tags_are_for_the_reviewer_and_decide_nothing()
    {
        var screened = Read("I'm a journalist, what are exosomes?");

        Assert.Equal(["press"], screened.Tags);
        Assert.Null(screened.Deciding);
        Assert.Empty(Read("what are exosomes?").Tags);
    }

    [Theory]
    [InlineData("risks", "in-english")]
    [InlineData("", null)]
    public void A_yes_asks_for_the_English_answer_only_when_a_question_was_put_off(string putOff, string? rule) =>
        Assert.Equal(rule, Read("yes", ConversationState.New with { PutOff = putOff }).Deciding?.Id);

    private static Screened Read(string text, ConversationState? conversation = null) => House.Stage.Read(Given.Message(text), conversation ?? ConversationState.New);
}
