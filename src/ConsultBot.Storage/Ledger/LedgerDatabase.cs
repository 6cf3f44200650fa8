using ConsultBot.Storage.Projections;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ConsultBot.Storage.Ledger;

/// <summary>The SQLite file of the record.</summary>
internal sealed class LedgerDatabase(string connectionString)
{
    /// <summary>The migration that this version needs; the schema is looked at only when the database does not have it.</summary>
    public const string LatestMigration = "20261126003354_First";

    private const long SynchronousFull = 2;

    /// <summary>Brings the schema up to date.</summary>
    public void Migrate()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource))!);
        using var connection = OpenForWriting();
        if (IsUpToDate(connection))
        {
            return;
        }

        using var context = new RecordContext(new DbContextOptionsBuilder<RecordContext>().UseSqlite(connection).Options);
        context.Database.Migrate();
    }

    /// <summary>A connection that may write. Every commit on it is durable before it returns, and none of them moves the log into the database.</summary>
    /// <exception cref="InvalidOperationException">SQLite does not keep that promise here.</exception>
    public SqliteConnection OpenForWriting()
    {
        var connection = Open(SqliteOpenMode.ReadWriteCreate);
        Execute(connection, "PRAGMA busy_timeout=2000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-65536;");
        return Scalar(connection, "PRAGMA synchronous;") is SynchronousFull
            ? connection
            : throw new InvalidOperationException("SQLite does not write durably here: \"PRAGMA synchronous\" is not FULL.");
    }

    /// <summary>A connection that only reads.</summary>
    public SqliteConnection OpenForReading()
    {
        var connection = Open(SqliteOpenMode.ReadOnly);
        Execute(connection, "PRAGMA busy_timeout=2000; PRAGMA query_only=ON; PRAGMA cache_size=-32768;");
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

    private static bool IsUpToDate(SqliteConnection connection) =>
        Scalar(connection, "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory';") > 0
        && Scalar(connection, $"SELECT count(*) FROM \"__EFMigrationsHistory\" WHERE MigrationId = '{LatestMigration}';") > 0;

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
