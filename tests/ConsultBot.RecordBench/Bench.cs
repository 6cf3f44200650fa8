using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using ConsultBot.Storage;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Proofs;

namespace ConsultBot.RecordBench;

/// <summary>The measurements of docs/record-performance.md. What is compared is measured in the same run, in turns.</summary>
internal sealed class Bench(string folder, TextWriter output, bool isQuick)
{
    private const int Many = 64;

    private readonly TimeSpan slice = TimeSpan.FromSeconds(isQuick ? 1 : 4);
    private readonly int rounds = isQuick ? 3 : 5;
    private int places;

    /// <summary>Recorded turns against a database's single-row commits.</summary>
    public async Task AgainstPostgresAsync()
    {
        await using var postgres = await PostgresServer.TryStartAsync(Path.GetTempPath());
        await using var record = Record.Open(Place(), TimeProvider.System);
        await Producers.RecordAsync(record.Writer, Many, slice / 4);
        var (ours, theirs) = (new List<Pace>(), new List<Pace>());
        for (var round = 0; round < rounds; round++)
        {
            ours.Add(await Producers.RecordAsync(record.Writer, Many, slice));
            if (postgres is not null)
            {
                theirs.Add(await postgres.InsertAsync(Many, slice, SampleTurns.MessageBytes + SampleTurns.TurnBytes));
            }
        }

        Tell("recorded_turns_per_second", Median(ours.Select(pace => pace.PerSecond)));
        Tell("append_p50_ms_64_producers", Median(ours.Select(pace => pace.P50)));
        Tell("append_p99_ms_64_producers", Median(ours.Select(pace => pace.P99)));
        if (postgres is null)
        {
            output.WriteLine("postgres: not installed");
            return;
        }

        Tell("postgres_commits_per_second", Median(theirs.Select(pace => pace.PerSecond)));
        Tell("postgres_p99_ms", Median(theirs.Select(pace => pace.P99)));
        Tell("recorded_turns_vs_postgres_commits", Median(ours.Zip(theirs, (mine, its) => mine.PerSecond / its.PerSecond)));
    }

    /// <summary>What one producer waits for, over an append and an fsync of the same bytes.</summary>
    public async Task OverFsyncAsync()
    {
        var place = Place();
        await using var record = Record.Open(place, TimeProvider.System);
        await Producers.RecordAsync(record.Writer, 1, slice / 4);
        using var file = new FileStream(Path.Combine(place.DataPath, "raw"), FileMode.Create, FileAccess.Write);
        var bytes = RandomNumberGenerator.GetBytes(SampleTurns.MessageBytes + SampleTurns.TurnBytes);
        var (appends, syncs) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            appends.Add((await Producers.RecordAsync(record.Writer, 1, slice / 2)).P50);
            syncs.Add((await Producers.RunAsync(1, slice / 2, _ => () =>
            {
                var start = Stopwatch.GetTimestamp();
                file.Write(bytes);
                file.Flush(flushToDisk: true);
                return Task.FromResult(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            })).P50);
        }

        Tell("append_p50_ms_1_producer", Median(appends));
        Tell("append_and_fsync_p50_ms", Median(syncs));
        Tell("append_over_fsync_p50_ms", Median(appends.Zip(syncs, (append, sync) => append - sync)));
    }

    /// <summary>How much of raw SHA-256 a verification reaches.</summary>
    public async Task VerifyAsync()
    {
        var place = Place();
        await using (var record = Record.Open(place, TimeProvider.System))
        {
            await Load(record, conversations: isQuick ? 5_000 : 40_000, turns: 3);
        }

        var verifier = new RecordVerifier(place);
        var (chains, projections, busyChains, busyProjections) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        Verification? last = null;
        for (var round = 0; round < rounds; round++)
        {
            var (chain, busyChain) = Time(() => last = Check(verifier.Verify(withProjections: false)));
            var (projection, busyProjection) = Time(() => Check(verifier.Verify(withProjections: true)));
            var (raw, busyRaw) = Time(() => HashRaw(last!.Bytes));
            chains.Add(raw / chain);
            projections.Add(raw / projection);
            busyChains.Add(busyRaw / busyChain);
            busyProjections.Add(busyRaw / busyProjection);
            if (round == rounds - 1)
            {
                Tell("verify_entries_per_second", last!.Entries / chain);
                Tell("verify_with_projections_entries_per_second", last.Entries / projection);
                Tell("raw_sha256_mb_per_second", last.Bytes / raw / 1e6);
            }
        }

        Tell("verify_share_of_raw_sha256", Median(chains));
        Tell("verify_with_projections_share_of_raw_sha256", Median(projections));
        Tell("verify_share_of_raw_sha256_by_processor_time", Median(busyChains));
        Tell("verify_with_projections_share_of_raw_sha256_by_processor_time", Median(busyProjections));
        var restart = Stopwatch.GetTimestamp();
        await using (Record.Open(place, TimeProvider.System))
        {
            Tell("open_ms", Stopwatch.GetElapsedTime(restart).TotalMilliseconds);
        }

        restart = Stopwatch.GetTimestamp();
        Check(verifier.Verify(withProjections: true, isIncremental: true));
        Tell("verify_incremental_nothing_new_ms", Stopwatch.GetElapsedTime(restart).TotalMilliseconds);
    }

    /// <summary>How appends and reads grow with the record.</summary>
    public async Task GrowthAsync(IReadOnlyList<int> sizes)
    {
        var place = Place();
        await using var record = Record.Open(place, TimeProvider.System);
        using var reader = new LedgerReader(new LedgerDatabase(place.ConnectionString).OpenForReading());
        using var keys = new KeyRing(place.KeysPath, place.WrappingKey);
        var conversations = new List<string>();
        var (appends, reads) = (new List<double>(), new List<double>());
        foreach (var size in sizes)
        {
            conversations.AddRange(await Load(record, size - conversations.Count, turns: 3));
            var number = 1000;
            var append = await Producers.RunAsync(1, slice, _ => async () =>
            {
                var entries = SampleTurns.Of(conversations[Random.Shared.Next(size)], number++);
                var start = Stopwatch.GetTimestamp();
                await record.Writer.AppendAsync(entries, CancellationToken.None);
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            });
            var read = await Producers.RunAsync(1, slice / 2, _ => () => Task.FromResult(Read(reader, keys, conversations[Random.Shared.Next(size)])));
            appends.Add(append.P50);
            reads.Add(read.P50);
            Tell($"append_p50_ms_at_{size}_conversations", append.P50);
            Tell($"append_p99_ms_at_{size}_conversations", append.P99);
            Tell($"read_last_20_p50_ms_at_{size}_conversations", read.P50);
        }

        Tell($"append_p50_growth_{sizes[0]}_to_{sizes[^1]}", appends[^1] / appends[0]);
        Tell($"read_last_20_p50_growth_{sizes[0]}_to_{sizes[^1]}", reads[^1] / reads[0]);
    }

    private static double Read(LedgerReader reader, KeyRing keys, string conversation)
    {
        var start = Stopwatch.GetTimestamp();
        var stream = $"conversation/{conversation}";
        foreach (var entry in reader.Last(stream, 20))
        {
            _ = entry.Read(keys) ?? throw new InvalidOperationException("An entry cannot be read.");
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<IReadOnlyList<string>> Load(Record record, int conversations, int turns)
    {
        var names = Enumerable.Range(0, conversations).Select(_ => Guid.NewGuid().ToString("N")).ToArray();
        await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (name, cancellationToken) =>
        {
            for (var turn = 1; turn <= turns; turn++)
            {
                await record.Writer.AppendAsync(SampleTurns.Of(name, turn), cancellationToken);
            }
        });
        return names;
    }

    // On a busy machine, processor time says more than the clock.
    private static (double Seconds, double Busy) Time(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var busy = process.TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        work();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        return (seconds, (process.TotalProcessorTime - busy).TotalSeconds);
    }

    private static void HashRaw(long bytes)
    {
        var buffer = RandomNumberGenerator.GetBytes(1 << 20);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var left = bytes; left > 0; left -= buffer.Length)
        {
            hash.AppendData(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length)));
        }

        hash.GetHashAndReset();
    }

    private static Verification Check(Verification verification) =>
        verification.Findings.Count == 0 ? verification : throw new InvalidOperationException(verification.Findings[0].ToString());

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private RecordPlace Place()
    {
        var data = Path.Combine(folder, $"{++places}");
        return new RecordPlace($"Data Source={Path.Combine(data, "consultbot.db")}", data, WrappingKey.ReadOrMake(Path.Combine(data, "wrapping.key")));
    }

    private void Tell(string name, double value) => output.WriteLine($"{name}: {value.ToString(value < 1 ? "0.0000" : value < 100 ? "0.00" : "0", CultureInfo.InvariantCulture)}");
}
