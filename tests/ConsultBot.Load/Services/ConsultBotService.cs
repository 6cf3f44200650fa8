using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ConsultBot.Load.Services;

/// <summary>ConsultBot as it is loaded: Development on loopback and so without tokens, extractive, on a fresh record of its own.</summary>
internal sealed partial class ConsultBotService(Service service, string program, string contentRoot, string data) : IAsyncDisposable
{
    private bool isStopped;

    /// <summary>The running service.</summary>
    public Service Service { get; } = service;

    /// <summary>The secret that Direct Line tokens are asked for with.</summary>
    public required string DirectLineSecret { get; init; }

    /// <summary>Starts it.</summary>
    /// <param name="program">The built program.</param>
    /// <param name="contentRoot">Where <c>prompts/</c> and <c>knowledge/</c> are.</param>
    /// <param name="data">A folder for the record, which does not exist yet; on a real disk, or the record's commits would cost nothing.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <param name="settings">More settings, as <c>Key=value</c>.</param>
    public static async Task<ConsultBotService> StartAsync(string program, string contentRoot, string data, CancellationToken cancellationToken, params string[] settings)
    {
        var secret = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var service = await Service.StartAsync(
            "ConsultBot",
            "/health/ready",
            port => Command(program, contentRoot, data, ["--urls", $"http://127.0.0.1:{port}", "--set", $"DirectLine:Secret={secret}", .. settings.SelectMany(setting => new[] { "--set", setting })]),
            cancellationToken);
        return new ConsultBotService(service, program, contentRoot, data) { DirectLineSecret = secret };
    }

    /// <summary>Stops it and proves what it recorded.</summary>
    /// <returns>How many entries the record has.</returns>
    /// <exception cref="InvalidDataException">The proof fails.</exception>
    public async Task<long> StopAndVerifyAsync(CancellationToken cancellationToken)
    {
        await StopAsync();
        var command = Command(program, contentRoot, data, ["transcripts", "verify"]);
        command.RedirectStandardOutput = command.RedirectStandardError = true;
        using var verification = Process.Start(command)!;
        var findings = verification.StandardOutput.ReadToEndAsync(cancellationToken);
        var summary = await verification.StandardError.ReadToEndAsync(cancellationToken);
        await verification.WaitForExitAsync(cancellationToken);
        return verification.ExitCode == 0 && EntryCount().Match(summary) is { Success: true } count
            ? long.Parse(count.Groups["count"].ValueSpan, CultureInfo.InvariantCulture)
            : throw new InvalidDataException($"The record does not hold:{Environment.NewLine}{await findings}{summary}");
    }

    /// <summary>Runs a command of the program on the same record.</summary>
    /// <exception cref="InvalidDataException">It fails.</exception>
    public async Task RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var command = Command(program, contentRoot, data, arguments);
        command.RedirectStandardOutput = command.RedirectStandardError = true;
        using var run = Process.Start(command)!;
        var output = run.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = await run.StandardError.ReadToEndAsync(cancellationToken);
        await run.WaitForExitAsync(cancellationToken);
        if (run.ExitCode != 0)
        {
            throw new InvalidDataException($"{string.Join(' ', arguments)} fails:{Environment.NewLine}{await output}{errors}");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static ProcessStartInfo Command(string program, string contentRoot, string data, IEnumerable<string> arguments)
    {
        var command = new ProcessStartInfo(
            "dotnet",
            [program, .. arguments, "--set", $"Data:Path={data}", "--set", $"ConnectionStrings:ConsultBot=Data Source={Path.Combine(data, "consultbot.db")}"]);
        command.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        command.Environment["ASPNETCORE_CONTENTROOT"] = contentRoot;
        command.Environment["Model__Provider"] = "extractive";
        command.Environment.Remove("MicrosoftAppId");
        return command;
    }

    [GeneratedRegex("^(?<count>[0-9]+) entries", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EntryCount();

    private async ValueTask StopAsync()
    {
        if (!isStopped)
        {
            isStopped = true;
            await Service.DisposeAsync();
        }
    }
}
