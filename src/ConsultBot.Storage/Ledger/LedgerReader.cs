using System.Security.Cryptography;
using System.Text;
using ConsultBot.Storage.Keys;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Ledger;

/// <summary>An entry as it stands in the database.</summary>
internal sealed record StoredEntry(long Position, long StreamId, string Stream, long Seq, string Kind, long At, byte[] Header, byte[] Ciphertext, byte[] Hash)
{
    /// <summary>The body, or <c>null</c> when its key was erased or it was changed.</summary>
    public byte[]? Read(KeyRing keys)
    {
        try
        {
            return EntryHeader.TryRead(Header, out var header)
                ? keys.Find(Encoding.UTF8.GetString(header.KeyId))?.Decrypt(header.Nonce, Ciphertext, Header)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>Reads the record, on a connection of its own. For one reader at a time.</summary>
internal sealed class LedgerReader(SqliteConnection connection) : IDisposable
{
    private const string Columns = "position, stream_id, (SELECT name FROM streams WHERE id = stream_id), seq, kind, at, header, ciphertext, hash";
    private const string OfStream = "stream_id = (SELECT id FROM streams WHERE name = ?1)";

    private readonly Statement state = new(connection, "SELECT state, key_id FROM streams LEFT JOIN conversations ON stream_id = id WHERE name = ?1;");
    private readonly Statement last = new(connection, $"SELECT {Columns} FROM entries WHERE {OfStream} ORDER BY seq DESC LIMIT ?2;");
    private readonly Statement lastTurn = new(connection, $"SELECT {Columns} FROM entries WHERE {OfStream} AND kind = 'turn' ORDER BY seq DESC LIMIT 1;");
    private readonly Statement end = new(
        connection, "SELECT key_id, seq, at FROM streams JOIN entries ON stream_id = id WHERE name = ?1 ORDER BY seq DESC LIMIT 1;");
    private readonly Statement hashes = new(connection, "SELECT hash FROM entries WHERE position >= ?1 ORDER BY position;");
    private readonly Statement all = new(connection, $"SELECT {Columns} FROM entries WHERE position >= ?1 ORDER BY position;");
    private readonly Statement stream = new(connection, $"SELECT {Columns} FROM entries WHERE {OfStream} AND seq >= ?2 ORDER BY seq;");

    /// <summary>The hashes of all entries from a position on, in order.</summary>
    public IEnumerable<Digest> HashesFrom(long position)
    {
        hashes.Bind(1, position);
        return Rows(hashes, row => Digest.From(row.Bytes(0)));
    }

    /// <summary>All entries in order of position, from a position on.</summary>
    public IEnumerable<StoredEntry> All(long fromPosition = 1)
    {
        all.Bind(1, fromPosition);
        return Rows(all, Read);
    }

    /// <summary>The entries of a stream in order, from a place on.</summary>
    public IEnumerable<StoredEntry> Stream(string name, long fromSeq = 1)
    {
        stream.BindText(1, name);
        stream.Bind(2, fromSeq);
        return Rows(stream, Read);
    }

    /// <summary>The last entries of a stream, in order.</summary>
    public IReadOnlyList<StoredEntry> Last(string name, int count)
    {
        last.BindText(1, name);
        last.Bind(2, count);
        return [.. Rows(last, Read).Reverse()];
    }

    /// <summary>The last turn of a conversation, or <c>null</c> when it has none.</summary>
    public StoredEntry? LastTurn(string name)
    {
        lastTurn.BindText(1, name);
        return Rows(lastTurn, Read).FirstOrDefault();
    }

    /// <summary>The state of a conversation as it was sealed, and the key of its stream; <c>null</c> when it has no such, or none any more.</summary>
    /// <param name="name">The stream.</param>
    /// <param name="known">Bytes that it may be still; given back themselves if it is.</param>
    public (byte[]? State, string? KeyId) State(string name, byte[]? known = null)
    {
        state.BindText(1, name);
        return Rows(state, row => (row.IsNull(0) ? null : known is not null && row.Bytes(0).SequenceEqual(known) ? known : row.Bytes(0).ToArray(), row.IsNull(1) ? null : row.Text(1))).FirstOrDefault();
    }

    /// <summary>The last place of a stream and when it was written, in microseconds since 1970-01-01 UTC; <c>null</c> when there is none, or its words were erased.</summary>
    public (long Seq, long At)? End(string name)
    {
        end.BindText(1, name);
        return Rows(end, row => row.IsNull(0) ? ((long, long)?)null : (row.Long(1), row.Long(2))).FirstOrDefault();
    }

    public void Dispose()
    {
        foreach (var statement in new[] { end, state, last, lastTurn, hashes, all, stream })
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private static StoredEntry Read(Statement row) => new(
        row.Long(0), row.Long(1), row.Text(2), row.Long(3), row.Text(4), row.Long(5), row.Bytes(6).ToArray(), row.Bytes(7).ToArray(), row.Bytes(8).ToArray());

    private static IEnumerable<T> Rows<T>(Statement statement, Func<Statement, T> read)
    {
        try
        {
            while (statement.Step())
            {
                yield return read(statement);
            }
        }
        finally
        {
            statement.Reset();
        }
    }
}
