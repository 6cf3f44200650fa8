using ConsultBot.Storage.Keys;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ConsultBot.Storage.Ledger;

/// <summary>
/// The only writer of the record in this process, a thread of its own. Whatever waits is written in one transaction with one durable commit; a batch that fails is
/// tried again entry by entry, so one bad entry does not take others with it. Cancelling a caller never takes back what it has queued.
/// </summary>
internal sealed class LedgerWriter : IAsyncDisposable
{
    private const int LongestQueue = 4096;
    private const int LargestBatch = 512;

    private readonly WriteQueue<PendingWrite> queue = new(LongestQueue);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<SqliteConnection> open;
    private readonly KeyRing keys;
    private readonly TimeProvider clock;
    private LedgerSession? session;
    private volatile bool isLogLong;

    /// <summary>Starts the writer.</summary>
    /// <param name="open">Opens its connection; called again after a failure of the connection.</param>
    public LedgerWriter(Func<SqliteConnection> open, KeyRing keys, TimeProvider clock)
    {
        this.open = open;
        this.keys = keys;
        this.clock = clock;
        session = new LedgerSession(open(), keys, clock);
        new Thread(WriteAll) { IsBackground = true, Name = "ledger writer" }.Start();
    }

    /// <summary>Called after every commit with the position of the last entry.</summary>
    public Action<long>? Committed { get; set; }

    /// <summary>Writes entries, all in one transaction or none.</summary>
    /// <exception cref="SqliteException">They could not be written.</exception>
    /// <exception cref="InvalidOperationException">The record is closed.</exception>
    public async Task<WrittenEntry[]> AppendAsync(IReadOnlyList<NewEntry> entries, CancellationToken cancellationToken)
    {
        var write = new PendingWrite(entries);
        await queue.AddAsync(write, cancellationToken);
        return await write.Written;
    }

    /// <summary>Asks the writer to empty the write-ahead log before its next batch.</summary>
    public void ShortenLog() => isLogLong = true;

    /// <summary>Writes what waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Close();
        await ended.Task;
    }

    private void WriteAll()
    {
        var batch = new List<PendingWrite>(LargestBatch);
        while (queue.Take(batch, LargestBatch))
        {
            WriteUpToErasures(batch);
            batch.Clear();
        }

        session?.Dispose();
        ended.SetResult();
    }

    // What comes after an erasure is encrypted with another key, so it is another batch.
    private void WriteUpToErasures(List<PendingWrite> batch)
    {
        for (int start = 0, end; start < batch.Count; start = end)
        {
            var erasure = batch.FindIndex(start, write => write.Erases is not null);
            end = erasure < 0 ? batch.Count : erasure + 1;
            Write(batch.GetRange(start, end - start));
        }
    }

    private void Write(List<PendingWrite> batch)
    {
        var failure = TryWrite(batch, out var hadBegun);
        if (failure is null)
        {
            return;
        }

        // No entry is to blame when not even the transaction could begin: the database is locked, or gone. Trying each would only make all of them wait.
        foreach (var write in batch)
        {
            if (hadBegun && batch.Count > 1)
            {
                failure = TryWrite([write], out hadBegun);
            }

            if (failure is not null)
            {
                write.Failure = failure;
                GoOn([write]);
            }
        }
    }

    private Exception? TryWrite(List<PendingWrite> batch, out bool hadBegun)
    {
        hadBegun = false;
        try
        {
            session ??= new LedgerSession(open(), keys, clock);
            if (isLogLong)
            {
                isLogLong = false;
                session.CheckpointLog();
            }

            session.Begin();
            hadBegun = true;
            foreach (var write in batch)
            {
                write.Places = session.Insert(write.Entries);
            }

            session.Commit();
        }
        catch (Exception exception)
        {
            Recover(exception);
            return exception;
        }

        var position = session.Position;

        // An erasure is the last of its batch; only now may its key go.
        if (batch[^1] is { Erases: { } erasure } last)
        {
            Erase(erasure, last);
        }

        GoOn(batch);
        Committed?.Invoke(position);
        return null;
    }

    // Whoever waits goes on in as many pieces of work as there are processors, which wakes fewer threads than one for each.
    private static void GoOn(List<PendingWrite> batch)
    {
        var share = (batch.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount;
        for (var start = 0; start < batch.Count; start += share)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                static writes => writes.ForEach(write => write.End()), batch.GetRange(start, Math.Min(share, batch.Count - start)), preferLocal: false);
        }
    }

    private void Erase(StreamErasure erasure, PendingWrite write)
    {
        try
        {
            session!.Erase(erasure);
        }
        catch (Exception exception)
        {
            Recover(exception);
            write.Failure = exception;
        }
    }

    // A connection whose file was read-only or unreachable stays so; another one may find it mended.
    private void Recover(Exception exception)
    {
        session?.RollBack();
        if (exception is SqliteException { SqliteErrorCode: not (raw.SQLITE_CONSTRAINT or raw.SQLITE_BUSY or raw.SQLITE_FULL) })
        {
            session?.Dispose();
            session = null;
        }
    }
}
