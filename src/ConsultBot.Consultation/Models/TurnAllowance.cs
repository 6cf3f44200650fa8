using ConsultBot.Consultation.Recording;

namespace ConsultBot.Consultation.Models;

/// <summary>
/// What is left to one turn for language models: its time, its tokens and its money. Every call of a turn is made through it. A call that is late, or that nobody waits
/// for, is left behind, whether or not it heeds its cancellation.
/// </summary>
/// <param name="bounds">What a turn may spend.</param>
/// <param name="laps">Tells how long the turn has run.</param>
/// <param name="left">Cancelled when nobody waits for the answer any more.</param>
/// <param name="clock">The clock of the deadline.</param>
public sealed class TurnAllowance(ModelBounds bounds, StageLaps laps, CancellationToken left, TimeProvider clock)
{
    private const decimal Million = 1_000_000;

    private long tokens;
    private decimal money;

    /// <summary>Makes a call.</summary>
    /// <param name="prompt">The prompt function.</param>
    /// <param name="share">How much of the time that is left it may take, 0 to 1.</param>
    /// <param name="call">Makes it.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    /// <returns>What came of it; or, when nothing did, why.</returns>
    /// <exception cref="OperationCanceledException">The turn ended.</exception>
    public async ValueTask<(T? Result, ModelCall? Missed)> CallAsync<T>(
        string prompt, double share, Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
        where T : class, IModelResult
    {
        if (tokens >= bounds.TokensPerTurn || money >= bounds.MoneyPerTurn)
        {
            return (null, ModelCall.Missed(prompt, TimeSpan.Zero, ModelCall.OverBudget));
        }

        var time = (bounds.Deadline - laps.Elapsed) * share;
        if (time <= TimeSpan.Zero)
        {
            return (null, ModelCall.Missed(prompt, TimeSpan.Zero, ModelCall.TooLate));
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, left);
        var start = clock.GetTimestamp();
        try
        {
            var result = await call(ending.Token).AsTask().WaitAsync(time, clock, ending.Token);
            Spend(result.Call);
            return (result, null);
        }
        catch (Exception exception) when (exception is TimeoutException || (exception is OperationCanceledException && left.IsCancellationRequested && !cancellationToken.IsCancellationRequested))
        {
            await ending.CancelAsync();
            Spend(ModelCall.Missed(prompt, TimeSpan.Zero, ModelCall.TooLate));
            return (null, ModelCall.Missed(prompt, clock.GetElapsedTime(start), exception is TimeoutException ? ModelCall.TooLate : ModelCall.Left));
        }
    }

    // What is not known counts as much as a call may.
    private void Spend(ModelCall? call)
    {
        if (call is null)
        {
            return;
        }

        var (input, output) = (call.InputTokens ?? bounds.TokensPerCall, call.OutputTokens ?? 0);
        tokens += input + output;
        money += ((input * bounds.InputPrice) + (output * bounds.OutputPrice)) / Million;
    }
}
