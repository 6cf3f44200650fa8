namespace ConsultBot.Consultation.Models;

/// <summary>What one turn may spend on language models.</summary>
/// <param name="Deadline">The time from the turn's begin after which nothing is waited for.</param>
public sealed record ModelBounds(TimeSpan Deadline)
{
    /// <summary>The most tokens of a turn, read and written, all its calls together; <c>null</c> for no bound.</summary>
    public long? TokensPerTurn { get; init; }

    /// <summary>The most money of a turn, in the currency of the prices; <c>null</c> for no bound.</summary>
    public decimal? MoneyPerTurn { get; init; }

    /// <summary>The tokens that a call counts for whose server does not say how many it took.</summary>
    public int TokensPerCall { get; init; }

    /// <summary>The price of a million tokens that are read.</summary>
    public decimal InputPrice { get; init; }

    /// <summary>The price of a million tokens that are written.</summary>
    public decimal OutputPrice { get; init; }
}
