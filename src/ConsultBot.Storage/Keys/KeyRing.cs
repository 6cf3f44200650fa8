using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Keys;

/// <summary>
/// The keys of streams, wrapped, in a database file of their own, apart from the record. Forgetting a key erases every word that was encrypted with it,
/// wherever a copy of the record may lie.
/// </summary>
internal sealed class KeyRing : IDisposable
{
    private const int KeyLength = 32;
    private const int MostCached = 4096;

    private readonly WrappingKey wrapping;
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, StreamKey> cache = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public KeyRing(string path, WrappingKey wrapping)
    {
        this.wrapping = wrapping;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000;");
        Execute("CREATE TABLE IF NOT EXISTS keys (stream TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, wrapped BLOB NOT NULL) WITHOUT ROWID;");
    }

    /// <summary>The keys of these streams; new ones are made and are durable before this returns.</summary>
    public void Prepare(IEnumerable<string> streams)
    {
        lock (gate)
        {
            var missing = streams.Where(stream => !cache.ContainsKey(stream) && Load(stream) is null).Distinct(StringComparer.Ordinal).ToArray();
            if (missing.Length == 0)
            {
                return;
            }

            using var transaction = connection.BeginTransaction(deferred: false);
            foreach (var stream in missing)
            {
                Make(stream, transaction);
            }

            transaction.Commit();
        }
    }

    /// <summary>The key of a stream, or <c>null</c> when it has none or it was forgotten.</summary>
    public StreamKey? Find(string stream)
    {
        lock (gate)
        {
            return cache.TryGetValue(stream, out var key) ? key : Load(stream);
        }
    }

    /// <summary>Forgets the key of a stream for good: no trace of it stays in any file.</summary>
    public bool Forget(string stream)
    {
        lock (gate)
        {
            if (cache.Remove(stream, out var key))
            {
                key.Dispose();
            }

            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM keys WHERE stream = $stream;";
            command.Parameters.AddWithValue("$stream", stream);
            var forgotten = command.ExecuteNonQuery() > 0;
            Execute("PRAGMA wal_checkpoint(TRUNCATE);");
            return forgotten;
        }
    }

    public void Dispose()
    {
        foreach (var key in cache.Values)
        {
            key.Dispose();
        }

        connection.Dispose();
    }

    private StreamKey? Load(string stream)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, wrapped FROM keys WHERE stream = $stream;";
        command.Parameters.AddWithValue("$stream", stream);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        var id = reader.GetString(0);
        return Remember(stream, new StreamKey(id, wrapping.Unwrap(reader.GetFieldValue<byte[]>(1), id)));
    }

    private void Make(string stream, SqliteTransaction transaction)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO keys (stream, id, wrapped) VALUES ($stream, $id, $wrapped) ON CONFLICT (stream) DO NOTHING;";
        command.Parameters.AddWithValue("$stream", stream);
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$wrapped", wrapping.Wrap(key, id));
        if (command.ExecuteNonQuery() > 0)
        {
            Remember(stream, new StreamKey(id, key));
        }
    }

    private StreamKey Remember(string stream, StreamKey key)
    {
        if (cache.Count >= MostCached)
        {
            foreach (var old in cache.Values)
            {
                old.Dispose();
            }

            cache.Clear();
        }

        cache[stream] = key;
        return key;
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
