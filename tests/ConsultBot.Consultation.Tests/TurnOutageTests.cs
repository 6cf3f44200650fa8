using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Screening;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests;

/// <summary>Turns while the record cannot be read, or while the service is paused.</summary>
public sealed class TurnOutageTests
{
    private readonly Turn turn = new();

    [Theory]
    [InlineData("What are exosomes?", FixedText.OutOfService)]
    [InlineData("I can't breathe", FixedText.Emergency)]
    [InlineData("I will end my life", FixedText.Crisis)]
    public async Task Danger_is_seen_even_when_nothing_can_be_read(string text, FixedText inItsPlace)
    {
        turn.Conversations.Setup(port => port.LoadAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).Throws(new RecordUnavailableException("unreadable"));

        var exception = await Assert.ThrowsAsync<RecordUnavailableException>(() => turn.RunAsync(text, TestContext.Current.CancellationToken));

        Assert.Equal((inItsPlace, "unreadable"), (exception.InItsPlace, exception.Message));
        Assert.True(turn.Outage.RecordFails);
        Assert.Empty(turn.Written);
    }

    [Theory]
    [InlineData(ServiceMode.Off)]
    [InlineData(ServiceMode.Preview)]
    public async Task While_paused_a_question_gets_the_fixed_text_and_is_recorded(ServiceMode mode)
    {
        turn.Find((Turn.Evidence, 0.9));
        turn.Mode.Current = mode;

        var entry = await turn.RunAsync("What are exosomes?", TestContext.Current.CancellationToken);

        Assert.Equal((Decision.Handoff, "service-paused"), (entry.Reply.Decision, entry.Reply.RuleId));
        Assert.Equal("Paused. Call 555-01, or 119 in an emergency.", entry.Text);
        Assert.Same(entry, Assert.Single(turn.Written));
        turn.Writer.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData("I can't breathe", Decision.Emergency)]
    [InlineData("I will end my life", Decision.Crisis)]
    [InlineData("look at my rash", Decision.AdverseEvent)]
    public async Task While_paused_a_red_flag_gets_its_text(string text, Decision decision)
    {
        turn.Mode.Current = ServiceMode.Off;

        Assert.Equal(decision, (await turn.RunAsync(text, TestContext.Current.CancellationToken)).Reply.Decision);
    }

    [Fact]
    public async Task A_message_that_was_answered_before_gives_nothing_to_send()
    {
        turn.Record.Setup(port => port.AppendAsync(It.IsAny<TurnEntry>(), It.IsAny<CancellationToken>())).ReturnsAsync(false);

        Assert.Null(await turn.Pipeline().RunAsync(Given.Message("What are exosomes?"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_another_turn_left_is_read_when_this_one_is_written()
    {
        turn.Conversations.SetupSequence(port => port.LoadAsync("conversation-1", It.IsAny<CancellationToken>()))
            .ReturnsAsync(ConversationState.New)
            .ReturnsAsync(ConversationState.New with { Turns = 4, Urgent = Decision.Emergency });

        var entry = await turn.RunAsync("Who won the football?", TestContext.Current.CancellationToken);

        Assert.Equal((5, Decision.Emergency), (entry.Conversation.Turns, entry.Conversation.Urgent));
    }
}
