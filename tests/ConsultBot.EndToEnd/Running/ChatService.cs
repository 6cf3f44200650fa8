using System.Diagnostics;
using ConsultBot.Tests.Running;

namespace ConsultBot.EndToEnd.Running;

/// <summary>The service as a process of its own, on a free port and with a record of its own. It can be stopped, and started again where it was.</summary>
internal sealed class ChatService : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private const string SignIn = "/review/sign-in?code=";

    private readonly TemporaryFolder folder = new();
    private readonly string[] settings;
    private TaskCompletionSource<string> reviewLink = new();
    private Process? process;

    private ChatService(string[] settings) => this.settings = settings;

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "http://127.0.0.1:0";

    /// <summary>The link that signs a reviewer in, once, as the service printed it at its start.</summary>
    public Task<string> ReviewLink => reviewLink.Task;

    /// <summary>Starts a service.</summary>
    /// <param name="settings">Settings as <c>Key=value</c>.</param>
    public static async Task<ChatService> StartAsync(params string[] settings)
    {
        var service = new ChatService(settings);
        await service.StartAgainAsync();
        return service;
    }

    /// <summary>Starts it after <see cref="StopAsync"/>, at the same address and with the same record.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Executable.Assembly, "--urls", Address }.Concat(settings.SelectMany(setting => new[] { "--set", setting })))
        {
            start.ArgumentList.Add(argument);
        }

        DataFolder.Apply(start.Environment, folder.Path);
        reviewLink = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                Address = line[(at + Listening.Length)..];
                _ = ListenAsync(process.StandardOutput);
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        throw new InvalidOperationException($"The service did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Ends it at once, as a fallen machine would.</summary>
    public async Task StopAsync()
    {
        if (process is { } running)
        {
            process = null;
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
            running.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Dispose();
    }

    private async Task ListenAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            if (line.Contains(SignIn, StringComparison.Ordinal))
            {
                reviewLink.TrySetResult(line[line.IndexOf("http", StringComparison.Ordinal)..].Trim());
            }
        }
    }
}
