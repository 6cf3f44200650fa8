using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Retrieval;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests.Recording;

public sealed class RecordingStageTests
{
    [Theory]
    [InlineData(Decision.Crisis, FixedText.Crisis)]
    [InlineData(Decision.Emergency, FixedText.Emergency)]
    [InlineData(Decision.AdverseEvent, FixedText.AdverseEvent)]
    [InlineData(Decision.RefuseUnsafe, FixedText.OutOfService)]
    [InlineData(Decision.Handoff, FixedText.OutOfService)]
    [InlineData(Decision.Answer, FixedText.OutOfService)]
    [InlineData(Decision.Smalltalk, FixedText.OutOfService)]
    public async Task CommitAsync_WhenRecordIsUnavailable_NamesTheTextThatGoesInItsPlace(Decision decision, FixedText text)
    {
        var fault = new RecordUnavailableException("The disk is full.");
        var record = new Mock<ITurnRecord>();
        record.Setup(port => port.AppendAsync(It.IsAny<TurnEntry>(), It.IsAny<CancellationToken>())).ThrowsAsync(fault);

        var exception = await Assert.ThrowsAsync<RecordUnavailableException>(
            () => Entries.CommitAsync(record.Object, Given.Reply(decision), TestContext.Current.CancellationToken));

        Assert.Equal((text, "The disk is full."), (exception.InItsPlace, exception.Message));
        Assert.Same(fault, exception.InnerException);
    }

    [Fact]
    public async Task CommitAsync_WhenCancelled_IsCancelled()
    {
        var record = new Mock<ITurnRecord>();
        record.Setup(port => port.AppendAsync(It.IsAny<TurnEntry>(), It.IsAny<CancellationToken>())).ThrowsAsync(new OperationCanceledException());

        var commit = () => Entries.CommitAsync(record.Object, Given.Reply(Decision.Answer), TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<OperationCanceledException>(commit);
    }

    [Fact]
    public async Task CommitAsync_WhenRecorded_HandsBackTheVeryEntry()
    {
        TurnEntry? written = null;
        var record = new Mock<ITurnRecord>();
        record.Setup(port => port.AppendAsync(It.IsAny<TurnEntry>(), It.IsAny<CancellationToken>()))
            .Callback((TurnEntry entry, CancellationToken _) => written = entry)
            .ReturnsAsync(true);
        var clock = new FakeTimeProvider(Given.Noon);
        var laps = new StageLaps(clock);
        clock.Advance(TimeSpan.FromMilliseconds(7));
        laps.End(Stage.Screening);
        var screened = Given.Screened("text");
        var drafts = new[] { Given.Nothing };
        var reply = Given.Reply(Decision.Answer, "Yes.");
        var now = Given.Noon.AddMilliseconds(7);

        var turn = (await Entries.Stage(record.Object, clock).CommitAsync(
            Entries.Policy, screened, Found.Nothing, drafts, reply, ConversationState.New, laps, TestContext.Current.CancellationToken))!;

        Assert.Same(written, turn.Entry);
        Assert.Same(screened.Message, turn.Entry.Message);
        Assert.Same(screened, turn.Entry.Screened);
        Assert.Same(drafts, turn.Entry.Drafts);
        Assert.Same(reply, turn.Entry.Reply);
        Assert.Equal(("Yes.", now, Given.Versions), (turn.Entry.Text, turn.Entry.At, turn.Entry.Versions));
        Assert.Equal((1, now), (turn.Entry.Conversation.Turns, turn.Entry.Conversation.LastTurnAt));
        Assert.Equal(TimeSpan.FromMilliseconds(7), turn.Entry.Timings[0]);
    }

    [Fact]
    public async Task CommitAsync_WhenCalledTwice_GivesEachTurnItsOwnId()
    {
        var record = new InMemoryRecord();

        var first = await Entries.CommitAsync(record, Given.Reply(Decision.Answer), TestContext.Current.CancellationToken);
        var second = await Entries.CommitAsync(record, Given.Reply(Decision.Answer), TestContext.Current.CancellationToken);

        Assert.NotEqual(first.Entry.TurnId, second.Entry.TurnId);
        Assert.Matches("^[0-9a-f]{32}$", first.Entry.TurnId);
    }
}
