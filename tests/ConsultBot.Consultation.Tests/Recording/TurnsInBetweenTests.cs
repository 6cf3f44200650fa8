using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests.Recording;

/// <summary>Danger does not queue, so a turn may end after another that it knew nothing of.</summary>
public sealed class TurnsInBetweenTests
{
    private readonly FakeTimeProvider clock = new(Given.Noon);
    private readonly InMemoryRecord record = new();
    private readonly RecordingStage stage;

    public TurnsInBetweenTests() => stage = Entries.Stage(record, clock, record);

    [Fact]
    public async Task An_emergency_told_in_between_stays_open()
    {
        await CommitAsync(Given.Rule("emergency.airway", Decision.Emergency));
        await CommitAsync(deciding: null);

        var state = await StateAsync();
        Assert.Equal((2, Decision.Emergency), (state.Turns, state.Urgent));
    }

    [Fact]
    public async Task A_refusal_in_between_stays_refused()
    {
        await CommitAsync(Given.Rule("dose", Decision.RefuseDosing) with { Refuses = "dose" });
        await CommitAsync(Given.Rule("promise", Decision.RefusePromise) with { Refuses = "promise" });

        Assert.Equal(["dose", "promise"], (await StateAsync()).RefusedSlots.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Being_safe_does_not_end_a_danger_that_was_told_later()
    {
        await CommitAsync(Given.Rule("crisis", Decision.Crisis));
        await CommitAsync(Safe);

        Assert.Equal((Decision.Crisis, null), ((await StateAsync()).Urgent, (await StateAsync()).PastUrgent));
    }

    [Fact]
    public async Task Being_safe_ends_the_danger_that_it_was_said_of()
    {
        await CommitAsync(Given.Rule("crisis", Decision.Crisis));
        await CommitAsync(Safe, await StateAsync());

        Assert.Equal((null, Decision.Crisis), ((await StateAsync()).Urgent, (await StateAsync()).PastUrgent));
    }

    [Fact]
    public async Task The_lesser_of_two_dangers_does_not_take_the_place_of_the_greater()
    {
        await CommitAsync(Given.Rule("crisis", Decision.Crisis));
        await CommitAsync(Given.Rule("rash", Decision.AdverseEvent));

        Assert.Equal(Decision.Crisis, (await StateAsync()).Urgent);
    }

    [Fact]
    public async Task Many_turns_that_end_together_are_all_remembered()
    {
        var token = TestContext.Current.CancellationToken;

        await Parallel.ForEachAsync(Enumerable.Range(0, 100), token, async (i, _) =>
            await CommitAsync(Given.Rule($"rule-{i}", Decision.RefuseDosing) with { Refuses = $"slot-{i}" }));

        var state = await StateAsync();
        Assert.Equal((100, 100), (state.Turns, state.RefusedSlots.Count));
    }

    [Theory]
    [InlineData(Decision.Emergency, 2, FixedText.Emergency)]
    [InlineData(Decision.Answer, 10, FixedText.OutOfService)]
    public async Task A_record_that_blocks_is_given_up_after_as_long_as_a_patient_can_wait(Decision decision, int seconds, FixedText inItsPlace)
    {
        var blocked = new Mock<ITurnRecord>();
        blocked.Setup(port => port.AppendAsync(It.IsAny<TurnEntry>(), It.IsAny<CancellationToken>())).Returns(new TaskCompletionSource<bool>().Task);
        var outage = new OutageTally(clock);
        var commit = Entries.Stage(blocked.Object, clock, record, outage).CommitAsync(
            Entries.Policy, Given.Screened("text"), Found.Nothing, [], Given.Reply(decision), ConversationState.New, new StageLaps(clock), TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        Assert.False(commit.IsCompleted);
        clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(inItsPlace, (await Assert.ThrowsAsync<RecordUnavailableException>(() => commit)).InItsPlace);
        Assert.True(outage.RecordFails);
    }

    private static ScreeningRule Safe => Given.Rule("safe", Decision.Smalltalk) with { EndsUrgency = true };

    // Every turn is decided on an empty conversation unless the test says otherwise.
    private Task<CommittedTurn?> CommitAsync(ScreeningRule? deciding, ConversationState? seen = null) => stage.CommitAsync(
        Entries.Policy, Given.Screened("text", deciding),
        Found.Nothing,
        [],
        Given.Reply(deciding?.Decision ?? Decision.Answer),
        seen ?? ConversationState.New,
        new StageLaps(clock),
        TestContext.Current.CancellationToken);

    private ValueTask<ConversationState> StateAsync() => record.LoadAsync("conversation-1", TestContext.Current.CancellationToken);
}
