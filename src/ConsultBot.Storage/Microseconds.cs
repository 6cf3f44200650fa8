namespace ConsultBot.Storage;

/// <summary>Times as the record writes them.</summary>
internal static class Microseconds
{
    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    public static long ToMicroseconds(this DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The time of that many microseconds since 1970-01-01 UTC.</summary>
    public static DateTimeOffset ToTime(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
