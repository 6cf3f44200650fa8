using System.Numerics;

namespace ConsultBot.Load.Measuring;

/// <summary>
/// Counts durations in buckets that are never wider than 1/128 of what they hold, so that a percentile is at most that much too long, whatever was measured.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int Bits = 7;
    private const int PerDoubling = 1 << Bits;

    private readonly long[] buckets = new long[(64 - Bits) * PerDoubling];

    /// <summary>How many durations were counted.</summary>
    public long Count { get; private set; }

    /// <summary>Counts a duration, in nanoseconds; a negative one counts as none.</summary>
    public void Add(long nanoseconds)
    {
        buckets[IndexOf(Math.Max(0, nanoseconds))]++;
        Count++;
    }

    /// <summary>The shortest duration, in milliseconds, that this share of all did not exceed.</summary>
    /// <param name="share">Between 0 (exclusive) and 1.</param>
    /// <exception cref="InvalidOperationException">Nothing was counted.</exception>
    public double Percentile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        if (Count == 0)
        {
            throw new InvalidOperationException("Nothing was measured.");
        }

        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        var index = 0;
        for (var seen = buckets[0]; seen < rank; seen += buckets[index])
        {
            index++;
        }

        return LongestOf(index) / 1e6;
    }

    // Up to 2 * PerDoubling every nanosecond has its own bucket; from there on, each doubling has PerDoubling of them.
    private static int IndexOf(long nanoseconds)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)nanoseconds | 1) - Bits);
        return (shift * PerDoubling) + (int)(nanoseconds >> shift);
    }

    private static long LongestOf(int index)
    {
        var shift = Math.Max(0, (index / PerDoubling) - 1);
        return ((index - (shift * PerDoubling) + 1L) << shift) - 1;
    }
}
