using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ConsultBot.Load.Services;

/// <summary>A service under load: a process of its own on a free port of the loopback address, ended by its id.</summary>
internal sealed class Service : IAsyncDisposable
{
    private const int KeptLines = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<string> lastLines = new();
    private readonly Process process;

    private Service(string name, int port, ProcessStartInfo start)
    {
        Name = name;
        Port = port;
        process = Process.Start(start) ?? throw new InvalidOperationException($"{name} does not start.");
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it is called in messages.</summary>
    public string Name { get; }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>The id of its process.</summary>
    public int ProcessId => process.Id;

    /// <summary>The memory it holds now, in megabytes (10^6 bytes).</summary>
    public double WorkingSetMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>The processor time it has used so far, on all cores.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a process and waits until it answers.</summary>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="readyPath">What it is asked until it answers with anything but a failure of its own.</param>
    /// <param name="start">How it is started on a port.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <exception cref="InvalidOperationException">It does not start, or ends; the message has its last lines.</exception>
    public static async Task<Service> StartAsync(string name, string readyPath, Func<int, ProcessStartInfo> start, CancellationToken cancellationToken)
    {
        var port = FreePort();
        var info = start(port);
        info.RedirectStandardOutput = info.RedirectStandardError = true;
        var service = new Service(name, port, info);
        try
        {
            await service.WaitAsync(readyPath, cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitAsync(string readyPath, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}"), Timeout = TimeSpan.FromSeconds(5) };
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience;)
        {
            if (process.HasExited)
            {
                await process.WaitForExitAsync(cancellationToken);
                throw new InvalidOperationException($"{Name} ended at once:{Environment.NewLine}{string.Join(Environment.NewLine, lastLines)}");
            }

            if (await AnswersAsync(client, readyPath, cancellationToken))
            {
                return;
            }

            await Task.Delay(Interval, TimeProvider.System, cancellationToken);
        }

        throw new InvalidOperationException(
            $"{Name} is not ready after {Patience.TotalSeconds} s:{Environment.NewLine}{string.Join(Environment.NewLine, lastLines)}");
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(path, cancellationToken);
            return answer.StatusCode < HttpStatusCode.InternalServerError;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lastLines.Enqueue(line);
            while (lastLines.Count > KeptLines)
            {
                lastLines.TryDequeue(out _);
            }
        }
    }
}
