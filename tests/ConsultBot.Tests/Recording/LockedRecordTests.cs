using System.Diagnostics;
using System.Net;
using ConsultBot.Tests.Running;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Tests.Recording;

/// <summary>The record as it really is, locked by somebody else.</summary>
public sealed class LockedRecordTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_red_flag_gets_its_text_and_on_recovery_a_notice_is_written()
    {
        await using var service = await RunningService.StartAsync(folder: folder.Path);
        Assert.NotNull(await service.SayAsync("hello", "before"));
        await using var connection = new SqliteConnection($"Data Source={DataFolder.Database(folder.Path)};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        Execute(connection, "BEGIN IMMEDIATE;");

        var start = Stopwatch.GetTimestamp();
        var reply = await service.SayAsync("I can't breathe");
        var waited = Stopwatch.GetElapsedTime(start);
        var during = await service.ReadyAsync();
        Execute(connection, "ROLLBACK;");

        Assert.StartsWith("**Call 911 now.", reply, StringComparison.Ordinal);
        Assert.InRange(waited, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, during);
        while (await service.ReadyAsync() is not HttpStatusCode.OK || Notices(connection) == 0)
        {
            Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        }

        Assert.Equal(1, Notices(connection));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Notices(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM entries WHERE stream_id = (SELECT id FROM streams WHERE name = 'system') AND kind = 'notice';";
        return (long)command.ExecuteScalar()!;
    }
}
