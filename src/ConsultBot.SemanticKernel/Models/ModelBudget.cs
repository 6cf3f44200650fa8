namespace ConsultBot.SemanticKernel.Models;

/// <summary>What a day's calls may cost, in tokens and money. The count begins anew with each day (UTC), and with each start of the service.</summary>
/// <param name="settings">The bounds and the prices.</param>
/// <param name="clock">Tells the day.</param>
internal sealed class ModelBudget(ModelSettings settings, TimeProvider clock)
{
    private readonly Lock turn = new();
    private DateOnly day;
    private long tokens;
    private decimal money;

    /// <summary>Throws when nothing is left for today.</summary>
    /// <exception cref="BudgetExceededException">The tokens or the money of the day are used up.</exception>
    public void Demand()
    {
        lock (turn)
        {
            BeginToday();
            if (tokens >= settings.TokensPerDay)
            {
                throw new BudgetExceededException($"the {settings.TokensPerDay} tokens of the day are used up");
            }

            if (money >= settings.MoneyPerDay)
            {
                throw new BudgetExceededException($"the day's money for the model, {settings.MoneyPerDay}, is used up");
            }
        }
    }

    /// <summary>Counts what a call took.</summary>
    public void Spend(long inputTokens, long outputTokens)
    {
        lock (turn)
        {
            BeginToday();
            tokens += inputTokens + outputTokens;
            money += settings.Cost(inputTokens, outputTokens);
        }
    }

    private void BeginToday()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (today != day)
        {
            (day, tokens, money) = (today, 0, 0);
        }
    }
}

/// <summary>A call was not made, because it would have cost more than is allowed.</summary>
public sealed class BudgetExceededException(string message) : Exception(message);
