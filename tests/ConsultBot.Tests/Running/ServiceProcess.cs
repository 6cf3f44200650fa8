using System.Diagnostics;

namespace ConsultBot.Tests.Running;

/// <summary>The service as a process of its own, on a free port.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process process;

    private ServiceProcess(Process process, string address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public HttpClient Client { get; }

    public static async Task<ServiceProcess> StartAsync(IEnumerable<string> settings, string trustedCertificate)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Executable.Assembly);
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add("http://127.0.0.1:0");
        foreach (var setting in settings)
        {
            start.ArgumentList.Add("--set");
            start.ArgumentList.Add(setting);
        }

        DataFolder.Apply(start.Environment, DataFolder.Shared);
        start.Environment["SSL_CERT_FILE"] = trustedCertificate;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(Listening, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
                return new ServiceProcess(process, line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]);
            }
        }

        throw new InvalidOperationException($"The service did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
