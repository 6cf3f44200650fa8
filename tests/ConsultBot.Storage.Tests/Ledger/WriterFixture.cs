using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Tests.Ledger;

/// <summary>A writer whose connections a test can reach.</summary>
internal sealed class WriterFixture : IAsyncDisposable
{
    private readonly KeyRing keys;

    public WriterFixture(RecordFolder? folder = null, string pragmas = "")
    {
        Folder = folder ?? new RecordFolder();
        var database = new LedgerDatabase(Folder.Place.ConnectionString);
        database.Migrate();
        keys = new KeyRing(Folder.Place.KeysPath, Folder.Place.WrappingKey);
        Writer = new LedgerWriter(
            () =>
            {
                Opened++;
                Connection = database.OpenForWriting();
                Pragma("PRAGMA busy_timeout=200;" + pragmas);
                return Connection;
            },
            keys,
            TimeProvider.System);
    }

    public RecordFolder Folder { get; }

    public LedgerWriter Writer { get; }

    public SqliteConnection? Connection { get; private set; }

    public int Opened { get; private set; }

    public void Pragma(string sql)
    {
        using var command = Connection!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public Task<WrittenEntry[]> AppendAsync(params NewEntry[] entries) => Writer.AppendAsync(entries, CancellationToken.None);

    /// <summary>Keeps the database locked until disposed, as another process that writes would.</summary>
    public Lock Block() => new(Folder.Database);

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        keys.Dispose();
    }

    public sealed class Lock : IDisposable
    {
        private readonly SqliteConnection connection;
        private readonly SqliteTransaction transaction;

        public Lock(string database)
        {
            connection = RecordFolder.Connect(database);
            transaction = connection.BeginTransaction(deferred: false);
        }

        public void Dispose()
        {
            transaction.Dispose();
            connection.Dispose();
        }
    }
}
