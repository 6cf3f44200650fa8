namespace ConsultBot.Load;

/// <summary>How much is measured. Everything is bounded in count and time.</summary>
/// <param name="Rounds">How many times the services are compared.</param>
/// <param name="Slice">How long each is loaded in a round.</param>
/// <param name="LongestWarmUp">How long ConsultBot is loaded before the first round, at most.</param>
/// <param name="DirectLine">How long Direct Line is loaded, calmly and then busily.</param>
internal sealed record LoadPlan(int Rounds, TimeSpan Slice, TimeSpan LongestWarmUp, TimeSpan DirectLine)
{
    /// <summary>The whole measurement.</summary>
    public static LoadPlan Full { get; } = new(7, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(15));

    /// <summary>Fewer and shorter rounds.</summary>
    public static LoadPlan Quick { get; } = new(5, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(24), TimeSpan.FromSeconds(5));

    /// <summary>How many patients ask at the same time, each the next question as soon as the reply is there.</summary>
    public int AtOnce { get; } = 32;

    /// <summary>How many conversations are open on Direct Line.</summary>
    public int OpenConversations { get; } = 200;

    /// <summary>How often each of the open conversations asks while Direct Line is loaded calmly.</summary>
    public TimeSpan BetweenQuestions { get; } = TimeSpan.FromSeconds(2);
}
