using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Ledger;

/// <summary>The last entry of a stream.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StreamHead(long Seq, Digest Hash);

/// <summary>
/// Where the record and each of its streams end. Remembered between batches, and read afresh when another process has written meanwhile, which SQLite's
/// <c>data_version</c> tells.
/// </summary>
internal sealed class StreamHeads(SqliteConnection connection) : IDisposable
{
    private const int MostRemembered = 50_000;

    private readonly Statement readVersion = new(connection, "PRAGMA data_version;");
    private readonly Statement readPosition = new(connection, "SELECT coalesce(max(position), 0) FROM entries;");
    private readonly Statement readHead = new(connection, "SELECT seq, hash FROM entries WHERE stream = ?1 ORDER BY seq DESC LIMIT 1;");
    private readonly TwoGenerations<StreamHead> kept = new(MostRemembered);
    private readonly Dictionary<string, StreamHead> pending = new(StringComparer.Ordinal);
    private long dataVersion = -1;
    private long keptPosition;

    /// <summary>The position of the last entry, those of the running transaction counted in.</summary>
    public long Position { get; private set; }

    /// <summary>Takes note of what other processes wrote. Call inside the write transaction.</summary>
    public void Refresh()
    {
        var version = readVersion.RunScalar();
        if (version != dataVersion)
        {
            dataVersion = version;
            kept.Clear();
            keptPosition = readPosition.RunScalar();
        }

        pending.Clear();
        Position = keptPosition;
    }

    /// <summary>The last entry of a stream; of an empty one, its place is 0 and its hash zeros.</summary>
    public StreamHead Last(string stream) => pending.TryGetValue(stream, out var head) || kept.TryGet(stream, out head) ? head : Load(stream);

    /// <summary>An entry was inserted.</summary>
    public void Advance(string stream, long seq, in Digest hash)
    {
        pending[stream] = new StreamHead(seq, hash);
        Position++;
    }

    /// <summary>The transaction was committed.</summary>
    public void Keep()
    {
        foreach (var (stream, head) in pending)
        {
            kept.Set(stream, head);
        }

        pending.Clear();
        keptPosition = Position;
    }

    /// <summary>The transaction was rolled back.</summary>
    public void Forget()
    {
        pending.Clear();
        kept.Clear();
        dataVersion = -1;
    }

    public void Dispose()
    {
        readVersion.Dispose();
        readPosition.Dispose();
        readHead.Dispose();
    }

    private StreamHead Load(string stream)
    {
        readHead.BindText(1, stream);
        if (!readHead.Step())
        {
            return default;
        }

        var head = new StreamHead(readHead.Long(0), Digest.From(readHead.Bytes(1)));
        readHead.Reset();
        return head;
    }
}
