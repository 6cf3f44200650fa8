using System.Security.Cryptography;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Keys;

/// <summary>
/// The keys of streams, wrapped, in a database file of their own, apart from the record. Forgetting a key erases every word that was encrypted with it,
/// wherever a copy of the record may lie. Safe for use by several threads, and by several processes.
/// </summary>
internal sealed class KeyRing : IDisposable
{
    private const int KeyLength = 32;
    private const int MostCached = 16_384;

    private readonly WrappingKey wrapping;
    private readonly SqliteConnection connection;
    private readonly Statement find;
    private readonly Statement findById;
    private readonly Statement insert;
    private readonly Statement version;
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement rollBack;
    private readonly TwoGenerations<StreamKey> cache = new(MostCached);
    private readonly Dictionary<string, StreamKey> made = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private long seenVersion = -1;

    public KeyRing(string path, WrappingKey wrapping)
    {
        this.wrapping = wrapping;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ToString());
        connection.Open();
        Execute("PRAGMA busy_timeout=2000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-32768;");
        Execute("CREATE TABLE IF NOT EXISTS keys (stream TEXT, id TEXT, wrapped BLOB NOT NULL, PRIMARY KEY (stream, id)) WITHOUT ROWID;");
        find = new Statement(connection, "SELECT id, wrapped FROM keys WHERE stream = ?1 ORDER BY id LIMIT 1;");
        findById = new Statement(connection, "SELECT id, wrapped FROM keys WHERE stream = ?1 AND id = ?2;");
        insert = new Statement(connection, "INSERT INTO keys (stream, id, wrapped) VALUES (?1, ?2, ?3);");
        version = new Statement(connection, "PRAGMA data_version;");
        begin = new Statement(connection, "BEGIN IMMEDIATE;");
        commit = new Statement(connection, "COMMIT;");
        rollBack = new Statement(connection, "ROLLBACK;");
    }

    /// <summary>Takes note of keys that other processes made or forgot.</summary>
    public void Refresh()
    {
        lock (gate)
        {
            var now = version.RunScalar();
            if (now != seenVersion)
            {
                seenVersion = now;
                cache.Clear();
            }
        }
    }

    /// <summary>The key of a stream; made when there is none, and then not durable before <see cref="CommitMade"/>.</summary>
    public StreamKey FindOrMake(string stream)
    {
        lock (gate)
        {
            return made.TryGetValue(stream, out var key) || cache.TryGet(stream, out key) ? key : Load(stream) ?? Make(stream);
        }
    }

    /// <summary>Makes new keys durable. To be called before anything that was encrypted with them is committed.</summary>
    public void CommitMade()
    {
        lock (gate)
        {
            if (made.Count == 0)
            {
                return;
            }

            commit.Run();
            foreach (var (stream, key) in made)
            {
                cache.Set(stream, key);
            }

            made.Clear();
        }
    }

    /// <summary>Takes new keys back that were not made durable.</summary>
    public void TakeBackMade()
    {
        lock (gate)
        {
            if (made.Count == 0)
            {
                return;
            }

            made.Clear();
            try
            {
                rollBack.Run();
            }
            catch (SqliteException)
            {
                // SQLite has rolled back by itself, as it does when the disk is full.
            }
        }
    }

    /// <summary>The key of a stream, or <c>null</c> when it has none or it was forgotten.</summary>
    public StreamKey? Find(string stream)
    {
        lock (gate)
        {
            return cache.TryGet(stream, out var key) ? key : Load(stream);
        }
    }

    /// <summary>The key of that id, or <c>null</c> when it was forgotten; a stream that went on after an erasure has another one now.</summary>
    public StreamKey? Find(string stream, string id)
    {
        lock (gate)
        {
            if (cache.TryGet(stream, out var key) && string.Equals(key.Id, id, StringComparison.Ordinal))
            {
                return key;
            }

            findById.BindText(1, stream);
            findById.BindText(2, id);
            return Read(findById, stream);
        }
    }

    /// <summary>Forgets the keys of a stream for good: no trace of them stays in any file.</summary>
    /// <exception cref="InvalidOperationException">They are forgotten, but a trace of them is still in the journal, because another process reads it.</exception>
    public bool Forget(string stream)
    {
        lock (gate)
        {
            cache.Remove(stream);
            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM keys WHERE stream = $stream;";
            command.Parameters.AddWithValue("$stream", stream);
            var forgotten = command.ExecuteNonQuery() > 0;
            using var truncate = new Statement(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
            return truncate.RunScalar() == 0
                ? forgotten
                : throw new InvalidOperationException($"The key of {stream} is forgotten, but another process keeps the journal of the keys busy; erase once more.");
        }
    }

    public void Dispose()
    {
        foreach (var statement in new[] { find, findById, insert, version, begin, commit, rollBack })
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private StreamKey? Load(string stream)
    {
        find.BindText(1, stream);
        return Read(find, stream);
    }

    private StreamKey? Read(Statement statement, string stream)
    {
        if (!statement.Step())
        {
            return null;
        }

        try
        {
            var id = statement.Text(0);
            var key = new StreamKey(id, wrapping.Unwrap(statement.Bytes(1), NameOf(stream, id)));
            cache.Set(stream, key);
            return key;
        }
        finally
        {
            statement.Reset();
        }
    }

    private StreamKey Make(string stream)
    {
        if (made.Count == 0)
        {
            begin.Run();
        }

        try
        {
            var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            var bytes = RandomNumberGenerator.GetBytes(KeyLength);
            insert.BindText(1, stream);
            insert.BindText(2, id);
            insert.Bind(3, wrapping.Wrap(bytes, NameOf(stream, id)));
            insert.Run();
            var key = new StreamKey(id, bytes);
            made.Add(stream, key);
            return key;
        }
        catch (SqliteException) when (made.Count == 0)
        {
            rollBack.Run();
            throw;
        }
    }

    // A wrapped key is bound to its stream, so nobody can put one conversation's key in another's place.
    private static string NameOf(string stream, string id) => $"{stream}\n{id}";

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
