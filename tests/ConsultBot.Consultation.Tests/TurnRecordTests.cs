using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Retrieval;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests;

/// <summary>No exit of a turn comes before the record, and none around it.</summary>
public sealed class TurnRecordTests
{
    private readonly Turn turn = new();

    [Theory]
    [InlineData("What are exosomes?", FixedText.OutOfService)]
    [InlineData("I can't breathe", FixedText.Emergency)]
    [InlineData("I will end my life", FixedText.Crisis)]
    [InlineData("look at my rash", FixedText.AdverseEvent)]
    public async Task Nothing_is_returned_when_the_record_is_unavailable(string text, FixedText inItsPlace)
    {
        turn.Find((Turn.Evidence, 0.9));
        turn.Record.Setup(port => port.AppendAsync(It.IsAny<TurnEntry>(), It.IsAny<CancellationToken>())).ThrowsAsync(new RecordUnavailableException("down"));

        var exception = await Assert.ThrowsAsync<RecordUnavailableException>(() => turn.RunAsync(text, TestContext.Current.CancellationToken));

        Assert.Equal(inItsPlace, exception.InItsPlace);
    }

    [Theory]
    [InlineData("What are exosomes?")]
    [InlineData("I can't breathe")]
    [InlineData("Promise me")]
    [InlineData("Who won the football?")]
    public async Task Nothing_is_returned_before_the_record_has_completed(string text)
    {
        turn.Find((Turn.Evidence, 0.9));
        var recorded = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        turn.Record.Setup(port => port.AppendAsync(It.IsAny<TurnEntry>(), It.IsAny<CancellationToken>()))
            .Callback((TurnEntry entry, CancellationToken _) =>
            {
                turn.Written.Add(entry);
                reached.SetResult();
            })
            .Returns(recorded.Task);

        var running = turn.Pipeline().RunAsync(Given.Message(text), TestContext.Current.CancellationToken);
        await reached.Task;
        var returnedBefore = running.IsCompleted;
        recorded.SetResult(true);
        var committed = await running;

        Assert.False(returnedBefore);
        Assert.Same(Assert.Single(turn.Written), committed!.Entry);
    }

    [Fact]
    public async Task A_failing_search_fails_the_turn_and_records_nothing()
    {
        turn.Search.Setup(port => port.SearchAsync(It.IsAny<PassageQuery>(), It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException("broken"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => turn.RunAsync("What are exosomes?", TestContext.Current.CancellationToken));

        Assert.Empty(turn.Written);
    }

    [Fact]
    public async Task A_turn_records_exactly_one_entry_with_its_versions_and_timings()
    {
        turn.Find((Turn.Evidence, 0.9));
        turn.Search.Setup(port => port.SearchAsync(It.IsAny<PassageQuery>(), It.IsAny<CancellationToken>()))
            .Callback(() => turn.Clock.Advance(TimeSpan.FromMilliseconds(20)))
            .ReturnsAsync([new RetrievedPassage(Turn.Evidence, 0.9)]);

        var entry = await turn.RunAsync("What are exosomes?", TestContext.Current.CancellationToken);

        Assert.Equal([0, 20, 0, 0, 0], entry.Timings.Select(lap => lap.TotalMilliseconds));
        Assert.Equal((Given.Versions, Given.Noon.AddMilliseconds(20)), (entry.Versions, entry.At));
        Assert.Single(turn.Written);
    }
}
