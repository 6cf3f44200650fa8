namespace ConsultBot.Load.Measuring;

/// <summary>What one service did in one slice of time.</summary>
/// <param name="PerSecond">Replies a second.</param>
/// <param name="P50">The median from a request's first byte to its reply's last, in milliseconds.</param>
/// <param name="P99">The same for the slowest in a hundred.</param>
internal sealed record Pace(double PerSecond, double P50, double P99)
{
    /// <summary>The pace of the replies counted in a time.</summary>
    public static Pace Of(LatencyHistogram replies, TimeSpan time) =>
        new(replies.Count / time.TotalSeconds, replies.Percentile(0.5), replies.Percentile(0.99));
}

/// <summary>One round: every service in turn, so that what else the machine does meets all of them alike.</summary>
internal sealed record Round(Pace Turn, Pace BotBuilderEcho, Pace DotnetEcho);

/// <summary>The middle of several rounds.</summary>
internal static class Middle
{
    /// <summary>The median; of an even number, the mean of the two in the middle.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length switch
        {
            0 => throw new ArgumentException("There is no middle of nothing.", nameof(values)),
            var length when length % 2 == 1 => sorted[length / 2],
            var length => (sorted[(length / 2) - 1] + sorted[length / 2]) / 2,
        };
    }
}
