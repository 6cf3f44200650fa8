using ConsultBot.Consultation.Models;

namespace ConsultBot.SemanticKernel.Models;

/// <summary>Which model writes drafts, and within which bounds.</summary>
public sealed record ModelSettings
{
    /// <summary>The embedded default.</summary>
    public static ModelSettings Extractive { get; } = new();

    /// <summary>The provider.</summary>
    public ModelProvider Provider { get; init; }

    /// <summary>Where the model is served; <c>null</c> for the provider's own address.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The provider's name of the model or deployment.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The key; empty for a server on this machine that asks for none. It is never logged or recorded.</summary>
    public string ApiKey { get; init; } = string.Empty;

    /// <summary>How long a turn may take to have its answer written, the repair included. Default 10 s.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one attempt at a call may take. Default 6 s.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>How many calls may be under way at once. Default 16.</summary>
    public int MostAtOnce { get; init; } = 16;

    /// <summary>How many calls may wait for one of those; the next is refused and its turn answered from the passages. Default 32.</summary>
    public int MostWaiting { get; init; } = 32;

    /// <summary>The most tokens that one call may cost, its question included. Default 8,000.</summary>
    public int TokensPerCall { get; init; } = 8_000;

    /// <summary>The most tokens of a turn, all its calls together; <c>null</c> for no bound but that of each call.</summary>
    public long? TokensPerTurn { get; init; }

    /// <summary>The most money of a turn, in the currency of the prices; <c>null</c> for no bound.</summary>
    public decimal? MoneyPerTurn { get; init; }

    /// <summary>The most tokens of a day (UTC), for all turns; <c>null</c> for no bound.</summary>
    public long? TokensPerDay { get; init; }

    /// <summary>The most money of a day (UTC), in the currency of the prices; <c>null</c> for no bound.</summary>
    public decimal? MoneyPerDay { get; init; }

    /// <summary>The price of a million tokens of input. Default 0.</summary>
    public decimal InputPrice { get; init; }

    /// <summary>The price of a million tokens of output. Default 0.</summary>
    public decimal OutputPrice { get; init; }

    /// <summary>The folder that every reply of the model is kept in, by the hash of its prompt; <c>null</c> for none.</summary>
    public string? RecordInto { get; init; }

    /// <summary>The folder that replies are taken from in the place of a model; nothing is sent then. <c>null</c> for none.</summary>
    public string? ReplayFrom { get; init; }

    /// <summary>The name under which the record knows the writer: what was configured, not what a server says of itself.</summary>
    public string WriterName => Provider is ModelProvider.Extractive ? Provider.WireName() : $"{Provider.WireName()}/{Name}";

    /// <summary>The file that the day's count is kept in, so that it outlives the service; <c>null</c> for none.</summary>
    public string? SpendingFile { get; init; }

    /// <summary>What a turn may spend.</summary>
    public ModelBounds Bounds => new(Deadline)
    {
        TokensPerTurn = TokensPerTurn, MoneyPerTurn = MoneyPerTurn, TokensPerCall = TokensPerCall, InputPrice = InputPrice, OutputPrice = OutputPrice,
    };

    /// <summary>What so many tokens cost.</summary>
    public decimal Cost(long inputTokens, long outputTokens) => ((inputTokens * InputPrice) + (outputTokens * OutputPrice)) / 1_000_000;
}
