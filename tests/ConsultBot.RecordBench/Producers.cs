using System.Diagnostics;
using ConsultBot.Storage.Ledger;

namespace ConsultBot.RecordBench;

/// <summary>How fast something went.</summary>
internal sealed record Pace(double PerSecond, IReadOnlyList<double> Milliseconds)
{
    public double P50 => Quantile(0.50);

    public double P99 => Quantile(0.99);

    private double Quantile(double share)
    {
        var sorted = Milliseconds.Order().ToArray();
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}

/// <summary>Many that each do the next thing when the last one is done.</summary>
internal static class Producers
{
    private const int TurnsOfConversation = 6;

    /// <summary>Records turns for a while.</summary>
    public static Task<Pace> RecordAsync(LedgerWriter writer, int producers, TimeSpan time) => RunAsync(producers, time, _ =>
    {
        var (conversation, number) = (string.Empty, 0);
        return async () =>
        {
            if (number++ % TurnsOfConversation == 0)
            {
                conversation = Guid.NewGuid().ToString("N");
            }

            var entries = SampleTurns.Of(conversation, number);
            var start = Stopwatch.GetTimestamp();
            await writer.AppendAsync(entries, CancellationToken.None);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        };
    });

    /// <summary>Runs a piece of work over and over in each producer; it tells how long it took.</summary>
    public static async Task<Pace> RunAsync(int producers, TimeSpan time, Func<int, Func<Task<double>>> producer)
    {
        var start = Stopwatch.GetTimestamp();
        var runs = Enumerable.Range(0, producers).Select(number => Task.Run(async () =>
        {
            var work = producer(number);
            var times = new List<double>();
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                times.Add(await work());
            }

            return times;
        })).ToArray();
        var times = await Task.WhenAll(runs);
        var all = times.SelectMany(list => list).ToArray();
        return new Pace(all.Length / Stopwatch.GetElapsedTime(start).TotalSeconds, all);
    }
}
