using ConsultBot.Tests.Running;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Tests.Review;

/// <summary>The database of a record, locked against writing by somebody else.</summary>
internal sealed class LockedDatabase : IDisposable
{
    private readonly SqliteConnection connection;

    public LockedDatabase(string folder)
    {
        connection = new SqliteConnection($"Data Source={DataFolder.Database(folder)};Pooling=False");
        connection.Open();
        Execute("BEGIN IMMEDIATE;");
    }

    public void Dispose()
    {
        Execute("ROLLBACK;");
        connection.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
