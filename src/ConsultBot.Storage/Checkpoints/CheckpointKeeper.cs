using System.Security.Cryptography;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Checkpoints;

/// <summary>
/// Signs a checkpoint every second or thousand entries while there is work, after the commit and apart from it. It reads what was committed, by whichever process,
/// so it covers every entry in order of position. While another process keeps the checkpoints it stands by.
/// </summary>
internal sealed class CheckpointKeeper : IAsyncDisposable
{
    private const int MostEntries = 1_000;
    private const int MostReplayed = 100_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly string path;
    private readonly SigningKey key;
    private readonly LedgerReader reader;
    private readonly TimeProvider clock;
    private readonly Pulse pulse;
    private CheckpointFile? file;
    private MerkleLog log = new();
    private MerkleLog? beforeLast;
    private long signed;
    private long kept;
    private bool isRefused;
    private volatile string? problem;

    public CheckpointKeeper(string path, SigningKey key, LedgerReader reader, TimeProvider clock)
    {
        this.path = path;
        this.key = key;
        this.reader = reader;
        this.clock = clock;
        pulse = new Pulse(Interval, Keep, clock);
        pulse.Wake();
    }

    /// <summary>Why no checkpoints are signed, or <c>null</c> when all is well.</summary>
    public string? Problem => problem;

    /// <summary>Takes note of a commit.</summary>
    /// <param name="position">The position of the last entry.</param>
    public void Committed(long position)
    {
        if (position - Volatile.Read(ref signed) >= MostEntries)
        {
            pulse.Wake();
        }
    }

    /// <summary>Signs a last checkpoint and lets another process keep them.</summary>
    public async ValueTask DisposeAsync()
    {
        await pulse.DisposeAsync();
        KeepPeaks(atLeast: 1);
        file?.Dispose();
        reader.Dispose();
    }

    private void Keep()
    {
        try
        {
            if (Holds())
            {
                Sign();
            }
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException or CryptographicException)
        {
            // The next time tries again; what was committed meanwhile is covered then.
            problem = exception.Message;
        }
    }

    private bool Holds()
    {
        if (file is not null)
        {
            return true;
        }

        file = CheckpointFile.TryOpen(path);
        if (file is null)
        {
            return false;
        }

        log = file.LogAtKeptPeaks();
        kept = log.Count;
        Volatile.Write(ref signed, file.Last?.Count ?? 0);
        return true;
    }

    private void Sign()
    {
        if (isRefused)
        {
            return;
        }

        var before = MerkleLog.From(log.Count, log.Peaks());
        foreach (var hash in reader.HashesFrom(log.Count + 1))
        {
            log.Append(hash);
            if (log.Count == signed && !string.Equals(Convert.ToHexStringLower(log.Root()), file!.Last!.Root, StringComparison.Ordinal))
            {
                isRefused = true;
                break;
            }
        }

        // To sign on top of entries that are not the ones that were signed before would be to vouch for a change.
        if (isRefused || log.Count < signed)
        {
            problem = $"The record is not the one that the checkpoints in {path} were signed over: run \"transcripts verify\".";
            return;
        }

        if (log.Count > signed)
        {
            file!.Append(log, clock.GetUtcNow().ToMicroseconds(), key);
            beforeLast = before;
            Volatile.Write(ref signed, log.Count);
            KeepPeaks(MostReplayed);
        }

        problem = null;
    }

    // Those of the checkpoint before the last, so that a start has to read some entries and to find them to be the ones that were signed.
    private void KeepPeaks(long atLeast)
    {
        if (file is null || beforeLast is null || beforeLast.Count - kept < atLeast)
        {
            return;
        }

        try
        {
            file.KeepPeaks(beforeLast);
            kept = beforeLast.Count;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without them the next start reads the record once.
            problem = exception.Message;
        }
    }
}
