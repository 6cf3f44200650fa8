using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests;

/// <summary>A red flag while an earlier turn of the conversation still waits for its draft.</summary>
public sealed class OvertakenTurnTests
{
    private readonly Turn turn = new();
    private readonly TaskCompletionSource writing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Announcement> noted = [];

    public OvertakenTurnTests()
    {
        turn.Find((Turn.Evidence, 0.9));
        turn.Writer.Setup(port => port.WriteAsync(It.IsAny<AnswerRequest>(), It.IsAny<CancellationToken>()))
            .Returns(async (AnswerRequest _, CancellationToken cancelled) =>
            {
                writing.SetResult();
                await Task.Delay(Timeout.Infinite, cancelled);
                throw new InvalidOperationException("It was to be cancelled.");
            });
        turn.Record.Setup(port => port.ReceiveAsync(It.IsAny<PatientMessage>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((PatientMessage message, CancellationToken _) => new ReceivedMessage(message with { RecordedAs = "m1" }, IsNew: true));
        turn.Record.Setup(port => port.AnnounceAsync(It.IsAny<Announcement>(), It.IsAny<CancellationToken>()))
            .Callback((Announcement announcement, CancellationToken _) => noted.Add(announcement))
            .Returns(Task.CompletedTask);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_running_turn_gives_way_and_the_record_says_so()
    {
        var pipeline = turn.Pipeline();
        var running = pipeline.RunAsync(Given.Message("What are exosomes?"), Cancelled);
        await writing.Task.WaitAsync(Cancelled);

        var urgent = await pipeline.RunAsync(Given.Message("I can't breathe"), Cancelled);

        Assert.Equal(Decision.Emergency, urgent!.Entry.Reply.Decision);
        Assert.Null(await running);
        Assert.Equal(Decision.Emergency, Assert.Single(turn.Written).Reply.Decision);
        Assert.Equal((Announcement.TurnOvertaken, "m1", string.Empty), (Assert.Single(noted).What, noted[0].About, noted[0].Text));
    }

    [Fact]
    public async Task A_message_that_is_recorded_already_is_not_recorded_again()
    {
        var pipeline = turn.Pipeline();
        var running = pipeline.RunAsync(Given.Message("What are exosomes?") with { RecordedAs = "m7" }, Cancelled);
        await writing.Task.WaitAsync(Cancelled);

        await pipeline.RunAsync(Given.Message("I can't breathe"), Cancelled);

        Assert.Null(await running);
        Assert.Equal("m7", Assert.Single(noted).About);
        turn.Record.Verify(port => port.ReceiveAsync(It.IsAny<PatientMessage>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task Turns_of_other_conversations_go_on()
    {
        var pipeline = turn.Pipeline();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        turn.Conversations.Setup(port => port.LoadAsync("elsewhere", It.IsAny<CancellationToken>())).ReturnsAsync(ConversationState.New);
        var running = pipeline.RunAsync(Given.Message("What are exosomes?") with { ConversationId = "elsewhere" }, leaving.Token);
        await writing.Task.WaitAsync(Cancelled);

        await pipeline.RunAsync(Given.Message("I can't breathe"), Cancelled);

        Assert.False(running.IsCompleted);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Empty(noted);
    }
}
