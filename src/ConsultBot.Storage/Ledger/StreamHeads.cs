using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Ledger;

/// <summary>A stream and its last entry.</summary>
/// <param name="Id">The number of the stream; 0 when it has none yet.</param>
/// <param name="KeyId">The key of its next entry, or <c>null</c> when it needs a new one.</param>
/// <param name="Seq">The place of its last entry; 0 when there is none.</param>
/// <param name="Hash">The hash of that entry; zeros when there is none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StreamHead(long Id, string? KeyId, long Seq, Digest Hash);

/// <summary>
/// Where the record and each of its streams end. Remembered between batches, and read afresh when another process has written meanwhile, which SQLite's
/// <c>data_version</c> tells.
/// </summary>
internal sealed class StreamHeads(SqliteConnection connection) : IDisposable
{
    private const int MostRemembered = 8_192;

    private readonly Statement readVersion = new(connection, "PRAGMA data_version;");
    private readonly Statement readPosition = new(connection, "SELECT coalesce(max(position), 0) FROM entries;");
    private readonly Statement readHead = new(connection, "SELECT seq, hash FROM entries WHERE stream_id = ?1 ORDER BY seq DESC LIMIT 1;");
    private readonly Statement readStream = new(connection, "SELECT id, key_id FROM streams WHERE name = ?1;");
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

    /// <summary>A stream and its last entry.</summary>
    public StreamHead Last(string stream) => pending.TryGetValue(stream, out var head) || kept.TryGet(stream, out head) ? head : Load(stream);

    /// <summary>An entry was inserted.</summary>
    public void Advance(string stream, StreamHead head)
    {
        pending[stream] = head;
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
        readStream.Dispose();
    }

    private StreamHead Load(string name)
    {
        readStream.BindText(1, name);
        if (!readStream.Step())
        {
            return default;
        }

        var stream = new StreamHead(readStream.Long(0), readStream.IsNull(1) ? null : readStream.Text(1), 0, default);
        readStream.Reset();
        readHead.Bind(1, stream.Id);
        if (!readHead.Step())
        {
            return stream;
        }

        stream = stream with { Seq = readHead.Long(0), Hash = Digest.From(readHead.Bytes(1)) };
        readHead.Reset();
        return stream;
    }
}
