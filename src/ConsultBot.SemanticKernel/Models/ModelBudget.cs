namespace ConsultBot.SemanticKernel.Models;

/// <summary>What a day's calls may cost, in tokens and money. The count begins anew with each day (UTC).</summary>
/// <param name="settings">The bounds and the prices.</param>
/// <param name="clock">Tells the day.</param>
internal sealed class ModelBudget(ModelSettings settings, TimeProvider clock)
{
    private readonly Lock turn = new();
    private readonly SpendingFile? file = settings.SpendingFile is { } path ? new SpendingFile(path) : null;
    private Spending spent = new(default, 0, 0);
    private Spending unkept = new(default, 0, 0);
    private bool isRead;

    /// <summary>Throws when nothing is left for today.</summary>
    /// <exception cref="BudgetExceededException">The tokens or the money of the day are used up.</exception>
    public void Demand()
    {
        lock (turn)
        {
            BeginToday();
            if (spent.Tokens >= settings.TokensPerDay)
            {
                throw new BudgetExceededException($"the {settings.TokensPerDay} tokens of the day are used up");
            }

            if (spent.Money >= settings.MoneyPerDay)
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
            var more = new Spending(spent.Day, inputTokens + outputTokens, settings.Cost(inputTokens, outputTokens));
            unkept = unkept.With(more);
            if (file?.Add(unkept) is { } sum)
            {
                (spent, unkept) = (sum, unkept with { Tokens = 0, Money = 0 });
            }
            else
            {
                spent = spent.With(more);
            }
        }
    }

    private void BeginToday()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (!isRead && file?.Read() is { } kept)
        {
            spent = kept;
        }

        isRead = true;
        if (today != spent.Day)
        {
            spent = new Spending(today, 0, 0);
        }
    }
}

/// <summary>A call was not made, because it would have cost more than is allowed.</summary>
public sealed class BudgetExceededException(string message) : Exception(message);
