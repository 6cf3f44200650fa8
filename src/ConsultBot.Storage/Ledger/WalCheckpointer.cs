using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Ledger;

/// <summary>Moves what SQLite has in its write-ahead log into the database file, on a connection of its own, so that no append waits for it.</summary>
internal sealed class WalCheckpointer : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly SqliteConnection connection;
    private readonly CancellationTokenSource stopping = new();
    private readonly TimeProvider clock;
    private readonly Task loop;

    public WalCheckpointer(SqliteConnection connection, TimeProvider clock)
    {
        this.connection = connection;
        this.clock = clock;
        loop = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await loop;
        connection.Dispose();
        stopping.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token))
            {
                Checkpoint();
            }
        }
        catch (OperationCanceledException)
        {
            Checkpoint();
        }
    }

    private void Checkpoint()
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(PASSIVE);";
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // Busy or full: the next tick tries again.
        }
    }
}
