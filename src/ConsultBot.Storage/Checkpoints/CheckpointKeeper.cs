using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Checkpoints;

/// <summary>
/// Signs a checkpoint every second or thousand entries while there is work, after the commit and apart from it. It reads what was committed, by whichever process,
/// so it covers every entry in order of position.
/// </summary>
internal sealed class CheckpointKeeper : IAsyncDisposable
{
    private const int MostEntries = 1_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CheckpointFile file;
    private readonly SigningKey key;
    private readonly TimeProvider clock;
    private readonly LedgerReader reader;
    private readonly MerkleLog log = new();
    private readonly SemaphoreSlim due = new(0, 1);
    private readonly CancellationTokenSource stopping = new();
    private readonly Task loop;
    private long signed;

    private CheckpointKeeper(CheckpointFile file, SigningKey key, LedgerReader reader, LedgerWriter writer, TimeProvider clock)
    {
        this.file = file;
        this.key = key;
        this.clock = clock;
        this.reader = reader;
        signed = file.Last?.Count ?? 0;
        writer.Committed = WakeWhenManyWait;
        loop = Task.Run(RunAsync);
    }

    /// <summary>Starts keeping checkpoints, or gives <c>null</c> when another process keeps them.</summary>
    public static CheckpointKeeper? TryStart(string path, SigningKey key, LedgerReader reader, LedgerWriter writer, TimeProvider clock) =>
        CheckpointFile.TryOpen(path) is { } file ? new CheckpointKeeper(file, key, reader, writer, clock) : null;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await loop;
        Sign();
        file.Dispose();
        reader.Dispose();
        stopping.Dispose();
        due.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Task.WhenAny(timer.WaitForNextTickAsync(stopping.Token).AsTask(), due.WaitAsync(stopping.Token));
                Sign();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception) when (exception is SqliteException or IOException)
            {
                // The next tick tries again; what was committed meanwhile is covered then.
            }
        }
    }

    private void Sign()
    {
        foreach (var entry in reader.HashesFrom(log.Count + 1))
        {
            log.Append(entry);
        }

        if (log.Count > signed)
        {
            file.Append(log.Count, log.Root(), (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, key);
            signed = log.Count;
        }
    }

    private void WakeWhenManyWait(long position)
    {
        if (position - Volatile.Read(ref signed) >= MostEntries && due.CurrentCount == 0)
        {
            try
            {
                due.Release();
            }
            catch (SemaphoreFullException)
            {
                // It was woken already.
            }
        }
    }
}
