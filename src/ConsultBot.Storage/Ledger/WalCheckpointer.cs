using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Ledger;

/// <summary>
/// Moves what SQLite has in its write-ahead log into the database file, on a connection of its own, so that no append waits for it. While the service writes
/// without a pause, the log has always grown a little meanwhile and would never begin anew; then the writer moves that little itself.
/// </summary>
internal sealed class WalCheckpointer : IAsyncDisposable
{
    private const long LongLogPages = 16_384;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly SqliteConnection connection;
    private readonly Statement checkpoint;
    private readonly LedgerWriter writer;
    private readonly Pulse pulse;

    public WalCheckpointer(SqliteConnection connection, LedgerWriter writer, TimeProvider clock)
    {
        this.connection = connection;
        this.writer = writer;
        checkpoint = new Statement(connection, "PRAGMA wal_checkpoint(PASSIVE);");
        pulse = new Pulse(Interval, Checkpoint, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await pulse.DisposeAsync();
        checkpoint.Dispose();
        connection.Dispose();
    }

    private void Checkpoint()
    {
        try
        {
            var pages = checkpoint.Step() ? checkpoint.Long(1) : 0;
            checkpoint.Reset();
            if (pages > LongLogPages)
            {
                writer.ShortenLog();
            }
        }
        catch (SqliteException)
        {
            // Busy or full: the next time tries again.
        }
    }
}
