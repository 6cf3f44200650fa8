using ConsultBot.Storage.Projections;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Ledger;

/// <summary>The SQLite file of the record.</summary>
internal sealed class LedgerDatabase(string connectionString)
{
    private const long SynchronousFull = 2;

    /// <summary>Brings the schema up to date.</summary>
    public void Migrate()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource))!);
        using var connection = OpenForWriting();
        Schema.Apply(connection);
    }

    /// <summary>A connection that may write. Every commit on it is durable before it returns, and none of them moves the log into the database.</summary>
    /// <exception cref="InvalidOperationException">SQLite does not keep that promise here.</exception>
    public SqliteConnection OpenForWriting()
    {
        var connection = Open(SqliteOpenMode.ReadWriteCreate);
        Execute(connection, "PRAGMA busy_timeout=2000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-16384;");
        return Scalar(connection, "PRAGMA synchronous;") is SynchronousFull
            ? connection
            : throw new InvalidOperationException("SQLite does not write durably here: \"PRAGMA synchronous\" is not FULL.");
    }

    /// <summary>A connection that only reads.</summary>
    public SqliteConnection OpenForReading()
    {
        var connection = Open(SqliteOpenMode.ReadOnly);
        Execute(connection, "PRAGMA busy_timeout=2000; PRAGMA query_only=ON; PRAGMA cache_size=-4096;");
        return connection;
    }

    /// <summary>A connection that reads all of the record once, and so lets the operating system map the file instead of copying every page.</summary>
    public SqliteConnection OpenForReadingAll()
    {
        var connection = OpenForReading();
        Execute(connection, "PRAGMA mmap_size=1099511627776;");
        return connection;
    }

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString());
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
