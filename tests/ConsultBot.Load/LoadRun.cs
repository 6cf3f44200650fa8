using System.Globalization;
using ConsultBot.Load.Measuring;
using ConsultBot.Load.Services;

namespace ConsultBot.Load;

/// <summary>The whole run, from a fresh record to the figures.</summary>
/// <param name="root">The repository.</param>
/// <param name="program">The built service.</param>
/// <param name="echoBotFolder">Where the JavaScript echo bot is installed.</param>
/// <param name="workFolder">Where the record of the run may lie.</param>
/// <param name="plan">How much is measured.</param>
internal sealed class LoadRun(string root, string program, string echoBotFolder, string workFolder, LoadPlan plan)
{
    private const int EntriesInTurn = 2;

    private readonly string cases = Path.Combine(root, "tests", "cases", "dev");

    /// <summary>Runs it and prints the figures.</summary>
    /// <exception cref="InvalidDataException">A reply is not a real one, or was not recorded.</exception>
    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"load average before: {await LoadAverageAsync(cancellationToken)}");
        var data = Path.Combine(workFolder, $"data-{Guid.NewGuid():N}");
        await using var ours = await ConsultBotService.StartAsync(program, root, data, cancellationToken);
        var comparison = new Comparison(ours, echoBotFolder, QuestionRotation.Read(cases), plan);
        var rounds = await comparison.RunAsync(output, cancellationToken);
        var memory = ours.Service.WorkingSetMegabytes;

        var entries = await ours.StopAndVerifyAsync(cancellationToken);
        if (entries < comparison.Turns * EntriesInTurn)
        {
            throw new InvalidDataException($"{comparison.Turns} turns were answered, and the record has only {entries} entries.");
        }

        await output.WriteLineAsync($"load average after: {await LoadAverageAsync(cancellationToken)}");
        await output.WriteLineAsync($"{comparison.Turns} turns answered, {entries} entries recorded and proven.");
        await PrintAsync(output, rounds, memory);
    }

    private static async Task PrintAsync(TextWriter output, IReadOnlyList<Round> rounds, double memory)
    {
        foreach (var (name, value) in new (string, double)[]
        {
            ("turns_per_second", Middle.Of(rounds.Select(round => round.Turn.PerSecond))),
            ("botbuilder_echoes_per_second", Middle.Of(rounds.Select(round => round.BotBuilderEcho.PerSecond))),
            ("botbuilder_echo_p99_ms", Middle.Of(rounds.Select(round => round.BotBuilderEcho.P99))),
            ("dotnet_echoes_per_second", Middle.Of(rounds.Select(round => round.DotnetEcho.PerSecond))),
            ("turn_vs_botbuilder_echo", Middle.Of(rounds.Select(round => round.Turn.PerSecond / round.BotBuilderEcho.PerSecond))),
            ("turn_p99_vs_botbuilder_echo_p99", Middle.Of(rounds.Select(round => round.Turn.P99 / round.BotBuilderEcho.P99))),
            ("turn_vs_dotnet_echo", Middle.Of(rounds.Select(round => round.Turn.PerSecond / round.DotnetEcho.PerSecond))),
            ("turn_p50_ms", Middle.Of(rounds.Select(round => round.Turn.P50))),
            ("turn_p99_ms", Middle.Of(rounds.Select(round => round.Turn.P99))),
            ("rss_mb", memory),
            ("rounds", rounds.Count),
        })
        {
            await output.WriteLineAsync(Figures.Line(name, value));
        }
    }

    private static async Task<string> LoadAverageAsync(CancellationToken cancellationToken)
    {
        var figures = await File.ReadAllTextAsync("/proc/loadavg", cancellationToken);
        return string.Join(' ', figures.Split(' ').Take(3));
    }
}
