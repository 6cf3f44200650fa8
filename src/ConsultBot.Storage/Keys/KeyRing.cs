using System.Security.Cryptography;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Keys;

/// <summary>
/// The keys of streams, wrapped, in a database file of their own, apart from the record. Forgetting a key erases every word that was encrypted with it,
/// wherever a copy of the record may lie. Safe for use by several threads, and by several processes.
/// </summary>
/// <remarks>
/// Keys are made in advance, some at a time and durably, so that a new conversation waits for no write of its own. Which stream a key belongs to is said by the
/// ledger, which is committed when the key is used for the first time. A process that ends leaves some keys that nobody will ever use.
/// </remarks>
internal sealed class KeyRing : IDisposable
{
    private const int KeyLength = 32;
    private const int FewestSpares = 4;
    private const int MostSpares = 512;
    private const int MostCached = 4_096;

    private readonly WrappingKey wrapping;
    private readonly SqliteConnection connection;
    private readonly Statement find;
    private readonly Statement insert;
    private readonly Statement version;
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Statement rollBack;
    private readonly TwoGenerations<StreamKey> cache = new(MostCached);
    private readonly Queue<StreamKey> spares = [];
    private readonly Lock gate = new();
    private long seenVersion = -1;
    private int nextSpares = FewestSpares;

    public KeyRing(string path, WrappingKey wrapping)
    {
        this.wrapping = wrapping;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ToString());
        connection.Open();
        Execute("PRAGMA busy_timeout=2000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-4096;");
        Execute("CREATE TABLE IF NOT EXISTS keys (id TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;");
        find = new Statement(connection, "SELECT wrapped FROM keys WHERE id = ?1;");
        insert = new Statement(connection, "INSERT INTO keys (id, wrapped) VALUES (?1, ?2);");
        version = new Statement(connection, "PRAGMA data_version;");
        begin = new Statement(connection, "BEGIN IMMEDIATE;");
        commit = new Statement(connection, "COMMIT;");
        rollBack = new Statement(connection, "ROLLBACK;");
    }

    /// <summary>Takes note of keys that other processes forgot.</summary>
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

    /// <summary>A key that was never used, for a new stream. It is durable.</summary>
    public StreamKey TakeNew()
    {
        lock (gate)
        {
            if (spares.Count == 0)
            {
                MakeSpares();
            }

            var key = spares.Dequeue();
            cache.Set(key.Id, key);
            return key;
        }
    }

    /// <summary>The key of that id, or <c>null</c> when it was forgotten.</summary>
    /// <exception cref="CryptographicException">It was changed, or is wrapped by another wrapping key.</exception>
    public StreamKey? Find(string id)
    {
        lock (gate)
        {
            if (cache.TryGet(id, out var key))
            {
                return key;
            }

            find.BindText(1, id);
            if (!find.Step())
            {
                return null;
            }

            try
            {
                key = new StreamKey(id, wrapping.Unwrap(find.Bytes(0), id));
                cache.Set(id, key);
                return key;
            }
            finally
            {
                find.Reset();
            }
        }
    }

    /// <summary>Reads on in one snapshot until disposed, which is quicker for many keys. Short, because a key cannot be forgotten without a trace meanwhile.</summary>
    public void ReadTogether(bool isOn)
    {
        lock (gate)
        {
            Execute(isOn ? "BEGIN;" : "COMMIT;");
        }
    }

    /// <summary>Forgets a key for good: no trace of it stays in any file.</summary>
    /// <exception cref="InvalidOperationException">It is forgotten, but a trace of it is still in the journal, because another process reads it.</exception>
    public bool Forget(string id)
    {
        lock (gate)
        {
            cache.Remove(id);
            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM keys WHERE id = $id;";
            command.Parameters.AddWithValue("$id", id);
            var forgotten = command.ExecuteNonQuery() > 0;
            using var truncate = new Statement(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
            return truncate.RunScalar() == 0
                ? forgotten
                : throw new InvalidOperationException($"The key {id} is forgotten, but another process keeps the journal of the keys busy; erase once more.");
        }
    }

    public void Dispose()
    {
        foreach (var statement in new[] { find, insert, version, begin, commit, rollBack })
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private void MakeSpares()
    {
        var made = new List<StreamKey>(nextSpares);
        begin.Run();
        try
        {
            while (made.Count < nextSpares)
            {
                // Ids in order of time stand together in the file.
                var id = Guid.CreateVersion7().ToString("N");
                var bytes = RandomNumberGenerator.GetBytes(KeyLength);
                insert.BindText(1, id);
                insert.Bind(2, wrapping.Wrap(bytes, id));
                insert.Run();
                made.Add(new StreamKey(id, bytes));
            }

            commit.Run();
        }
        catch (SqliteException)
        {
            RollBack();
            throw;
        }

        nextSpares = Math.Min(nextSpares * 2, MostSpares);
        made.ForEach(spares.Enqueue);
    }

    private void RollBack()
    {
        try
        {
            rollBack.Run();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
