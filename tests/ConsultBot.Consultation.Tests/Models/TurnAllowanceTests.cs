using ConsultBot.Consultation.Models;
using ConsultBot.Consultation.Recording;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ConsultBot.Consultation.Tests.Models;

public sealed class TurnAllowanceTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider clock = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_in_time_is_handed_over()
    {
        var said = new Said(new ModelCall("p/1", "hash", 5, 6, TimeSpan.Zero, Failure: null));

        Assert.Equal((said, null), await Allowance(new ModelBounds(Deadline)).CallAsync("p", 1, _ => ValueTask.FromResult(said), Cancelled));
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(0.4, 4)]
    public async Task A_call_has_its_share_of_the_time_that_is_left(double share, int seconds)
    {
        var never = new TaskCompletionSource<Said>();
        var token = CancellationToken.None;

        var calling = Allowance(new ModelBounds(Deadline)).CallAsync("p", share, ending => Wait(ending), Cancelled).AsTask();
        clock.Advance(TimeSpan.FromSeconds(seconds - 0.1));
        Assert.False(calling.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        var (result, missed) = await calling;
        Assert.Null(result);
        Assert.Equal(ModelCall.TooLate, missed!.Failure);
        Assert.True(token.IsCancellationRequested);

        ValueTask<Said> Wait(CancellationToken ending)
        {
            token = ending;
            return new ValueTask<Said>(never.Task);
        }
    }

    [Fact]
    public async Task When_the_patient_leaves_the_call_ends_and_the_turn_goes_on()
    {
        using var left = new CancellationTokenSource();
        var calling = Until(left.Token).CallAsync("p", 1, WaitAsync, Cancelled).AsTask();

        await left.CancelAsync();

        var (result, missed) = await calling;
        Assert.Null(result);
        Assert.Equal(ModelCall.Left, missed!.Failure);
    }

    [Fact]
    public async Task When_the_turn_ends_so_does_the_call()
    {
        using var turn = new CancellationTokenSource();
        var calling = Allowance(new ModelBounds(Deadline)).CallAsync("p", 1, WaitAsync, turn.Token).AsTask();

        await turn.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling);
    }

    [Theory]
    [InlineData(10L, null, 9L, 1L)]
    [InlineData(null, 0.5, 1_000_000L, 0L)]
    [InlineData(100L, null, null, null)]
    public async Task A_turn_that_has_spent_what_it_may_makes_no_further_call(long? mostTokens, double? mostMoney, long? input, long? output)
    {
        var allowance = Allowance(new ModelBounds(Deadline) { TokensPerTurn = mostTokens, MoneyPerTurn = (decimal?)mostMoney, TokensPerCall = 100, InputPrice = 0.5m, OutputPrice = 1 });
        var said = new Said(new ModelCall("p/1", "hash", input, output, TimeSpan.Zero, Failure: null));

        var (first, _) = await allowance.CallAsync("p", 1, _ => ValueTask.FromResult(said), Cancelled);
        var (second, missed) = await allowance.CallAsync<Said>("p", 1, _ => throw new InvalidOperationException("It was called."), Cancelled);

        Assert.Same(said, first);
        Assert.Null(second);
        Assert.Equal(("p", ModelCall.OverBudget), (missed!.Prompt, missed.Failure));
    }

    [Fact]
    public async Task A_turn_that_has_something_left_may_call_again()
    {
        var allowance = Allowance(new ModelBounds(Deadline) { TokensPerTurn = 11 });
        var said = new Said(new ModelCall("p/1", "hash", 9, 1, TimeSpan.Zero, Failure: null));

        await allowance.CallAsync("p", 1, _ => ValueTask.FromResult(said), Cancelled);
        var (second, _) = await allowance.CallAsync("p", 1, _ => ValueTask.FromResult(said), Cancelled);

        Assert.Same(said, second);
    }

    private static async ValueTask<Said> WaitAsync(CancellationToken ending)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ending);
        return new Said(Call: null);
    }

    private TurnAllowance Allowance(ModelBounds bounds) => new(bounds, new StageLaps(clock), CancellationToken.None, clock);

    private TurnAllowance Until(CancellationToken left) => new(new ModelBounds(Deadline), new StageLaps(clock), left, clock);

    private sealed record Said(ModelCall? Call) : IModelResult;
}
