using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Screening;
using Xunit;

namespace ConsultBot.Consultation.Tests.Screening;

/// <summary>What decides while a crisis or an emergency is open in the conversation.</summary>
public sealed class OpenUrgencyTests
{
    private static readonly House House = new();

    [Theory]
    [InlineData("What are exosomes?")]
    [InlineData("hello")]
    [InlineData("how many ml")]
    [InlineData("talk to a person")]
    [InlineData("my rash")]
    [InlineData("")]
    [InlineData("\U0001F44D")]
    [InlineData("\u0000\u202E\uD800")]
    public void While_a_crisis_or_an_emergency_is_open_nothing_less_decides(string text)
    {
        Assert.Same(MessageForm.CrisisStillOpen, Read(text, Decision.Crisis).Deciding);
        Assert.Same(MessageForm.EmergencyStillOpen, Read(text, Decision.Emergency).Deciding);
    }

    [Fact]
    public void While_a_crisis_is_open_a_message_of_many_pages_keeps_it_open()
    {
        var screened = Read(string.Concat(Enumerable.Repeat("skin. ", 1_000)), Decision.Crisis);

        Assert.Same(MessageForm.CrisisStillOpen, screened.Deciding);
    }

    [Fact]
    public void An_open_crisis_is_not_lowered_to_an_emergency_which_is_still_seen()
    {
        var screened = Read("I can't breathe", Decision.Crisis);

        Assert.Same(MessageForm.CrisisStillOpen, screened.Deciding);
        Assert.Equal([new RuleHit(House.Rule("emergency.airway"), "cant breathe", 0, null)], screened.Hits);
    }

    [Theory]
    [InlineData(Decision.Crisis, "I want to end my life", "crisis.self-harm")]
    [InlineData(Decision.Emergency, "I want to end my life", "crisis.self-harm")]
    [InlineData(Decision.Emergency, "I can't breathe", "emergency.airway")]
    public void What_is_as_urgent_as_what_is_open_or_more_decides_itself(Decision open, string text, string rule)
    {
        var screened = Read(text, open);

        Assert.Equal(rule, screened.Deciding?.Id);
    }

    [Theory]
    [InlineData(Decision.Crisis, "I'm safe", "smalltalk.safe")]
    [InlineData(Decision.Emergency, "I'm safe", "smalltalk.safe")]
    [InlineData(Decision.Crisis, "I'm safe. How many ml?", "dosing.amount")]
    [InlineData(Decision.Emergency, "I'm safe. I can't breathe", "emergency.airway")]
    public void Who_says_that_they_are_safe_is_heard_again(Decision open, string text, string rule)
    {
        var screened = Read(text, open);

        Assert.Equal(rule, screened.Deciding?.Id);
    }

    [Theory]
    [InlineData(null, "What are exosomes?", null)]
    [InlineData(Decision.AdverseEvent, "What are exosomes?", null)]
    [InlineData(Decision.AdverseEvent, "how many ml", "dosing.amount")]
    [InlineData(Decision.AdverseEvent, "", "unreadable")]
    public void An_open_reaction_leaves_other_subjects_free(Decision? open, string text, string? rule)
    {
        var screened = Read(text, open);

        Assert.Equal(rule, screened.Deciding?.Id);
    }

    [Fact]
    public void A_past_crisis_leaves_other_subjects_free()
    {
        var screened = House.Read("how many ml", ConversationState.New with { PastUrgent = Decision.Crisis });

        Assert.Same(House.Rule("dosing.amount"), screened.Deciding);
    }

    [Fact]
    public void The_rules_on_what_is_open_reply_again_and_end_nothing()
    {
        ScreeningRule[] rules = [MessageForm.CrisisStillOpen, MessageForm.EmergencyStillOpen];

        Assert.Equal(
            [("crisis.still-open", Decision.Crisis, "crisis.again"), ("emergency.still-open", Decision.Emergency, "emergency.again")],
            rules.Select(rule => (rule.Id, rule.Decision, rule.Reply)));
        Assert.All(rules, rule => Assert.Equal((true, false), (rule.TakesWholeMessage, rule.EndsUrgency)));
    }

    private static Screened Read(string text, Decision? open) => House.Read(text, ConversationState.New with { Urgent = open });
}
