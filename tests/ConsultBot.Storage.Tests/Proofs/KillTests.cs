using System.Diagnostics;
using System.Globalization;

namespace ConsultBot.Storage.Tests.Proofs;

public sealed class KillTests
{
    private const int InTheShortRun = 20;
    private const int KillsOfOneRecord = 25;

    // tests/long.sh sets the variable and kills a thousand times.
    [Fact]
    public async Task However_a_process_is_killed_nothing_acknowledged_is_lost_and_nothing_looks_like_tampering()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("CONSULTBOT_KILLS"), out var asked) ? asked : InTheShortRun;
        var random = new Random(count);
        var acknowledged = 0;
        for (var killed = 0; killed < count;)
        {
            using var folder = new RecordFolder();
            for (var here = 0; here < KillsOfOneRecord && killed < count; here++, killed++)
            {
                var told = await WriteUntilKilledAsync(folder, random);
                acknowledged += told.Count;
                if (!File.Exists(folder.Database))
                {
                    continue;
                }

                if (told.Count > 0)
                {
                    var there = folder.Entries().Select(entry => (entry.Position, entry.Stream, entry.Seq)).ToHashSet();
                    Assert.All(told, entry => Assert.Contains(entry, there));
                }

                if (folder.Number("SELECT count(*) FROM sqlite_master WHERE name = 'entries';") == 1)
                {
                    folder.AssertClean();
                }
            }
        }

        Assert.True(acknowledged > count, $"only {acknowledged} turns were acknowledged");
    }

    private static async Task<List<(long Position, string Stream, long Seq)>> WriteUntilKilledAsync(RecordFolder folder, Random random)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ConsultBot.RecordBench.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "write", folder.Path]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var told = new List<(long, string, long)>();
        var lines = random.Next(10) == 0 ? 0 : random.Next(1, 400);
        var reading = ReadAsync(process, told, lines);
        await Task.WhenAny(reading, Task.Delay(TimeSpan.FromMilliseconds(lines == 0 ? random.Next(100, 900) : 20_000), TimeProvider.System));
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
        await ReadAsync(process, told, int.MaxValue);
        return told;
    }

    // What was told before the kill counts, even if it is read after it.
    private static async Task ReadAsync(Process process, List<(long Position, string Stream, long Seq)> told, int most)
    {
        for (var read = 0; read < most && await process.StandardOutput.ReadLineAsync() is { } line; read++)
        {
            // A line is one small write into a pipe, so it is there whole or not at all.
            if (line.Split(' ') is [var position, var stream, var seq])
            {
                told.Add((long.Parse(position, CultureInfo.InvariantCulture), stream, long.Parse(seq, CultureInfo.InvariantCulture)));
            }
        }
    }
}
