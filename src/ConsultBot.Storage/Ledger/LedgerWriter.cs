using System.Security.Cryptography;
using System.Threading.Channels;
using ConsultBot.Storage.Keys;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Ledger;

/// <summary>An entry that stands in the record.</summary>
/// <param name="Position">Its place in the whole record.</param>
/// <param name="Seq">Its place in its stream.</param>
/// <param name="IsNew">Whether it was written now; <c>false</c> for a message that the channel delivered before.</param>
internal readonly record struct WrittenEntry(long Position, long Seq, bool IsNew);

/// <summary>
/// The only writer of the record in this process. Whatever waits is written in one transaction with one durable commit; a batch that fails is tried again entry by
/// entry, so one bad entry does not take others with it. Cancelling a caller never takes back what it has queued.
/// </summary>
internal sealed class LedgerWriter : IAsyncDisposable
{
    private const int LongestQueue = 4096;
    private const int LargestBatch = 512;
    private const string Site = "";

    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(LongestQueue) { SingleReader = true });
    private readonly KeyRing keys;
    private readonly TimeProvider clock;
    private readonly LedgerStatements statements;
    private readonly StreamHeads heads;
    private readonly Task loop;

    public LedgerWriter(SqliteConnection connection, KeyRing keys, TimeProvider clock)
    {
        this.keys = keys;
        this.clock = clock;
        statements = new LedgerStatements(connection);
        heads = new StreamHeads(connection);
        loop = Task.Run(WriteAllAsync);
    }

    /// <summary>Called after every commit with the position of the last entry.</summary>
    public Action<long>? Committed { get; set; }

    /// <summary>Writes entries, all in one transaction or none.</summary>
    /// <exception cref="SqliteException">They could not be written.</exception>
    public async Task<WrittenEntry[]> AppendAsync(IReadOnlyList<NewEntry> entries, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(entries);
        await queue.Writer.WriteAsync(waiting, cancellationToken);
        return await waiting.Written.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.Complete();
        await loop;
        statements.Dispose();
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<Waiting>(LargestBatch);
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < LargestBatch && queue.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            Write(batch);
        }
    }

    private void Write(List<Waiting> batch)
    {
        if (TryWrite(batch) is null)
        {
            return;
        }

        foreach (var waiting in batch)
        {
            if (TryWrite([waiting]) is { } failure)
            {
                waiting.Written.SetException(failure);
            }
        }
    }

    private Exception? TryWrite(List<Waiting> batch)
    {
        try
        {
            keys.Prepare(batch.SelectMany(waiting => waiting.Entries).Select(entry => entry.Stream));
            statements.Begin();
            heads.Refresh();
            foreach (var waiting in batch)
            {
                waiting.Results = Insert(waiting.Entries);
            }

            statements.Commit();
            heads.Keep();
        }
        catch (Exception exception) when (exception is SqliteException or IOException or CryptographicException or InvalidOperationException)
        {
            statements.RollBack();
            heads.Forget();
            return exception;
        }

        foreach (var waiting in batch)
        {
            waiting.Written.SetResult(waiting.Results);
        }

        Committed?.Invoke(heads.Position);
        return null;
    }

    // A message that the channel delivers once more is not written again, nor is anything that would answer it.
    private WrittenEntry[] Insert(IReadOnlyList<NewEntry> entries) =>
        entries[0].Inbound is { } inbound && statements.FindInbound(inbound) is { } known
            ? [new WrittenEntry(known.Position, known.Seq, IsNew: false)]
            : [.. entries.Select(Insert)];

    private WrittenEntry Insert(NewEntry entry)
    {
        var (seq, previous) = heads.Next(entry.Stream);
        var key = keys.Find(entry.Stream) ?? throw new InvalidOperationException($"The stream {entry.Stream} has no key: it was erased.");
        var nonce = RandomNumberGenerator.GetBytes(EntryHeader.NonceLength);
        var at = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var header = new EntryHeader(heads.Position + 1, entry.Stream, seq, Site, entry.Kind, at, key.Id, nonce, previous);
        var headerBytes = header.ToBytes();
        var ciphertext = key.Encrypt(nonce, entry.Body, headerBytes);
        var hash = EntryHash.Of(headerBytes, ciphertext);
        statements.Insert(header, headerBytes, ciphertext, hash);
        heads.Advance(entry.Stream, seq, hash);
        InsertProjections(entry, header, key);
        return new WrittenEntry(header.Position, seq, IsNew: true);
    }

    private void InsertProjections(NewEntry entry, EntryHeader header, StreamKey key)
    {
        if (entry.Inbound is { } inbound)
        {
            statements.InsertInbound(inbound, header);
        }

        if (entry.Turn is { } turn)
        {
            statements.InsertTurn(turn, header);
        }

        if (entry.State is { } state)
        {
            var nonce = RandomNumberGenerator.GetBytes(EntryHeader.NonceLength);
            statements.UpsertState(header, [.. nonce, .. key.Encrypt(nonce, state, System.Text.Encoding.UTF8.GetBytes(header.Stream))]);
        }
    }

    private sealed class Waiting(IReadOnlyList<NewEntry> entries)
    {
        public IReadOnlyList<NewEntry> Entries { get; } = entries;

        public TaskCompletionSource<WrittenEntry[]> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public WrittenEntry[] Results { get; set; } = [];
    }
}
