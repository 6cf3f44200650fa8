using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Ledger;

/// <summary>
/// Where the record and each of its streams end. Remembered between batches, and read afresh when another process has written meanwhile, which SQLite's
/// <c>data_version</c> tells.
/// </summary>
internal sealed class StreamHeads(SqliteConnection connection)
{
    private const int MostRemembered = 50_000;

    private readonly Dictionary<string, (long Seq, byte[] Hash)> kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Seq, byte[] Hash)> pending = new(StringComparer.Ordinal);
    private long dataVersion = -1;
    private long keptPosition;

    /// <summary>The position of the last entry, those of the running transaction counted in.</summary>
    public long Position { get; private set; }

    /// <summary>Takes note of what other processes wrote. Call inside the write transaction.</summary>
    public void Refresh()
    {
        var version = Scalar("PRAGMA data_version;");
        if (version != dataVersion)
        {
            dataVersion = version;
            kept.Clear();
            keptPosition = Scalar("SELECT coalesce(max(position), 0) FROM entries;");
        }

        pending.Clear();
        Position = keptPosition;
    }

    /// <summary>The place of the next entry of a stream, and the hash of the entry before it.</summary>
    public (long Seq, byte[] Previous) Next(string stream)
    {
        if (!pending.TryGetValue(stream, out var head) && !kept.TryGetValue(stream, out head))
        {
            head = Load(stream);
        }

        return (head.Seq + 1, head.Hash);
    }

    /// <summary>An entry was inserted.</summary>
    public void Advance(string stream, long seq, byte[] hash)
    {
        pending[stream] = (seq, hash);
        Position++;
    }

    /// <summary>The transaction was committed.</summary>
    public void Keep()
    {
        if (kept.Count > MostRemembered)
        {
            kept.Clear();
        }

        foreach (var (stream, head) in pending)
        {
            kept[stream] = head;
        }

        keptPosition = Position;
    }

    /// <summary>The transaction was rolled back.</summary>
    public void Forget()
    {
        pending.Clear();
        kept.Clear();
        dataVersion = -1;
    }

    private (long Seq, byte[] Hash) Load(string stream)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT seq, hash FROM entries WHERE stream = $stream ORDER BY seq DESC LIMIT 1;";
        command.Parameters.AddWithValue("$stream", stream);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : (0, new byte[EntryHash.Length]);
    }

    private long Scalar(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
