namespace ConsultBot.Load;

/// <summary>How much is measured. Everything is bounded in count and time.</summary>
/// <param name="Rounds">How many times the services are compared.</param>
/// <param name="Slice">How long each is loaded in a round.</param>
/// <param name="WarmUp">How long ConsultBot is loaded before the first round; the echoes half of it.</param>
internal sealed record LoadPlan(int Rounds, TimeSpan Slice, TimeSpan WarmUp)
{
    /// <summary>The whole measurement.</summary>
    public static LoadPlan Full { get; } = new(7, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));

    /// <summary>Fewer and shorter rounds.</summary>
    public static LoadPlan Quick { get; } = new(5, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8));

    /// <summary>How many connections there are to each service.</summary>
    public int Connections { get; } = 32;
}
