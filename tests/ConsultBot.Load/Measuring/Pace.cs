namespace ConsultBot.Load.Measuring;

/// <summary>What one service did in one slice of time.</summary>
/// <param name="PerSecond">Replies a second.</param>
/// <param name="P50">The median from a request's first byte to its reply's last, in milliseconds.</param>
/// <param name="P99">The same for the slowest in a hundred.</param>
/// <param name="ProcessorTime">What a reply cost the service, in microseconds of processor time: on a busy machine this says more than the clock.</param>
internal sealed record Pace(double PerSecond, double P50, double P99, double ProcessorTime)
{
    /// <summary>The pace of the replies counted in a time.</summary>
    /// <param name="replies">How long each took.</param>
    /// <param name="time">How long the service was loaded.</param>
    /// <param name="busy">How much processor time it used.</param>
    public static Pace Of(LatencyHistogram replies, TimeSpan time, TimeSpan busy) =>
        new(replies.Count / time.TotalSeconds, replies.Percentile(0.5), replies.Percentile(0.99), busy.TotalMicroseconds / replies.Count);
}

/// <summary>One round: every service in turn, so that what else the machine does meets all of them alike.</summary>
internal sealed record Round(Pace Turn, Pace BotBuilderEcho, Pace SdkEcho, Pace DotnetEcho)
{
    /// <summary>A turn's throughput as a multiple of the JavaScript echo's.</summary>
    public double TurnOverBotBuilderEcho => Turn.PerSecond / BotBuilderEcho.PerSecond;

    /// <summary>The slowest turns as a multiple of the slowest JavaScript echoes.</summary>
    public double TurnP99OverBotBuilderEchoP99 => Turn.P99 / BotBuilderEcho.P99;

    /// <summary>A turn's throughput as a share of what its own SDK answers when there is nothing to do.</summary>
    public double TurnOverSdkEcho => Turn.PerSecond / SdkEcho.PerSecond;

    /// <summary>A turn's throughput as a share of what this machine can answer at all.</summary>
    public double TurnOverDotnetEcho => Turn.PerSecond / DotnetEcho.PerSecond;
}

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
