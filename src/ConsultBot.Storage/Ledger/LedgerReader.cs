using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Ledger;

/// <summary>An entry as it stands in the database.</summary>
public sealed record StoredEntry(long Position, string Stream, long Seq, string Kind, long At, byte[] Header, byte[] Ciphertext, byte[] Hash);

/// <summary>Reads the record, on a connection of its own.</summary>
internal sealed class LedgerReader(SqliteConnection connection) : IDisposable
{
    /// <summary>The hashes of all entries from a position on, in order.</summary>
    public IEnumerable<byte[]> HashesFrom(long position)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT hash FROM entries WHERE position >= $position ORDER BY position;";
        command.Parameters.AddWithValue("$position", position);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetFieldValue<byte[]>(0);
        }
    }

    /// <summary>The entries of a stream in order, from a place on.</summary>
    public IEnumerable<StoredEntry> Stream(string stream, long fromSeq = 1)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM entries WHERE stream = $stream AND seq >= $seq ORDER BY seq;";
        command.Parameters.AddWithValue("$stream", stream);
        command.Parameters.AddWithValue("$seq", fromSeq);
        foreach (var entry in Read(command))
        {
            yield return entry;
        }
    }

    /// <summary>The last entries of a stream, in order.</summary>
    public IReadOnlyList<StoredEntry> Last(string stream, int count)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM entries WHERE stream = $stream ORDER BY seq DESC LIMIT $count;";
        command.Parameters.AddWithValue("$stream", stream);
        command.Parameters.AddWithValue("$count", count);
        return [.. Read(command).Reverse()];
    }

    /// <summary>All entries in order of position, from a position on.</summary>
    public IEnumerable<StoredEntry> All(long fromPosition = 1)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM entries WHERE position >= $position ORDER BY position;";
        command.Parameters.AddWithValue("$position", fromPosition);
        foreach (var entry in Read(command))
        {
            yield return entry;
        }
    }

    /// <summary>The state of a conversation as it was kept: a nonce and the ciphertext; <c>null</c> when there is none.</summary>
    public byte[]? State(string stream)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT state FROM conversations WHERE stream = $stream;";
        command.Parameters.AddWithValue("$stream", stream);
        return command.ExecuteScalar() as byte[];
    }

    public void Dispose() => connection.Dispose();

    private const string Columns = "position, stream, seq, kind, at, header, ciphertext, hash";

    private static IEnumerable<StoredEntry> Read(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new StoredEntry(
                reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.GetInt64(4),
                reader.GetFieldValue<byte[]>(5), reader.GetFieldValue<byte[]>(6), reader.GetFieldValue<byte[]>(7));
        }
    }
}
