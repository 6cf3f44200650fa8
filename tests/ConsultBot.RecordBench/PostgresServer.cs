using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ConsultBot.RecordBench;

/// <summary>A PostgreSQL of its own, as it comes, on a free port and in a temporary folder.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly Process server;
    private readonly string folder;

    private PostgresServer(Process server, string folder, NpgsqlDataSource source)
    {
        this.server = server;
        this.folder = folder;
        Source = source;
    }

    public NpgsqlDataSource Source { get; }

    /// <summary>Starts it, or gives <c>null</c> when PostgreSQL is not installed.</summary>
    public static async Task<PostgresServer?> TryStartAsync(string parent)
    {
        var binaries = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault() : null;
        if (binaries is null)
        {
            return null;
        }

        var folder = Path.Combine(parent, $"consultbot-postgres-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        using (var owner = Start("chown", "postgres", folder))
        {
            await owner.WaitForExitAsync();
        }

        using (var init = Start("runuser", "-u", "postgres", "--", $"{binaries}/bin/initdb", "-D", $"{folder}/data", "-A", "trust", "-U", "bench", "--no-instructions"))
        {
            await init.WaitForExitAsync();
        }

        var port = FreePort();
        var server = Start(
            "runuser", "-u", "postgres", "--", $"{binaries}/bin/postgres", "-D", $"{folder}/data", "-p", port.ToString(CultureInfo.InvariantCulture), "-k", folder,
            "-c", "max_connections=100", "-c", "listen_addresses=");
        var source = new NpgsqlDataSourceBuilder(
            $"Host={folder};Port={port};Username=bench;Database=postgres;Maximum Pool Size=80;Max Auto Prepare=10;Timeout=5").Build();
        var started = new PostgresServer(server, folder, source);
        await started.WaitUntilReadyAsync();
        return started;
    }

    /// <summary>Inserts rows of a size, each in a commit of its own, on as many connections as there are producers.</summary>
    public async Task<Pace> InsertAsync(int producers, TimeSpan time, int bytes)
    {
        await using (var command = Source.CreateCommand(
            "CREATE TABLE IF NOT EXISTS turns (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, conversation text NOT NULL, body bytea NOT NULL)"))
        {
            await command.ExecuteNonQueryAsync();
        }

        var connections = new List<NpgsqlConnection>();
        for (var i = 0; i < producers; i++)
        {
            connections.Add(await Source.OpenConnectionAsync());
        }

        var pace = await Producers.RunAsync(producers, time, number =>
        {
            var body = new byte[bytes];
            Random.Shared.NextBytes(body);
            var command = new NpgsqlCommand("INSERT INTO turns (conversation, body) VALUES ($1, $2)", connections[number]);
            command.Parameters.AddWithValue(Guid.NewGuid().ToString("N"));
            command.Parameters.AddWithValue(body);
            return async () =>
            {
                var start = Stopwatch.GetTimestamp();
                await command.ExecuteNonQueryAsync();
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            };
        });
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }

        return pace;
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();

        // The server's own id stands in its file; runuser only waits for it.
        var id = File.ReadLines($"{folder}/data/postmaster.pid").First();
        using (var stop = Start("kill", "-INT", id))
        {
            await stop.WaitForExitAsync();
        }

        await server.WaitForExitAsync();
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task WaitUntilReadyAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tries = 0; ; tries++)
        {
            try
            {
                await using var connection = await Source.OpenConnectionAsync();
                return;
            }
            catch (NpgsqlException) when (tries < 100)
            {
                await timer.WaitForNextTickAsync();
            }
        }
    }

    private static Process Start(string file, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(file, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/tmp" })!;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
