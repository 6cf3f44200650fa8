using ConsultBot.Load.DirectLine;
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
        var questions = QuestionRotation.Read(cases);
        var comparison = new Comparison(ours, echoBotFolder, questions, plan);
        var rounds = await comparison.RunAsync(output, cancellationToken);
        var directLine = await new DirectLineLoad(ours, questions, QuestionRotation.ReadEmergencies(cases), plan).RunAsync(cancellationToken);
        var memory = ours.Service.WorkingSetMegabytes;

        var turns = comparison.Turns + directLine.Turns;
        var entries = await ours.StopAndVerifyAsync(cancellationToken);
        await output.WriteLineAsync($"load average after: {await LoadAverageAsync(cancellationToken)}");
        await output.WriteLineAsync($"{turns} turns answered, {entries} entries recorded and proven");
        if (entries < turns * EntriesInTurn)
        {
            throw new InvalidDataException("A turn was answered that is not in the record.");
        }

        await PrintAsync(output, rounds, directLine, memory);
    }

    private static async Task PrintAsync(TextWriter output, IReadOnlyList<Round> rounds, DirectLineFigures directLine, double memory)
    {
        foreach (var (name, value) in new (string, double)[]
        {
            ("turns_per_second", Middle.Of(rounds.Select(round => round.Turn.PerSecond))),
            ("turn_processor_us", Middle.Of(rounds.Select(round => round.Turn.ProcessorTime))),
            ("botbuilder_echoes_per_second", Middle.Of(rounds.Select(round => round.BotBuilderEcho.PerSecond))),
            ("botbuilder_echo_p99_ms", Middle.Of(rounds.Select(round => round.BotBuilderEcho.P99))),
            ("botbuilder_echo_processor_us", Middle.Of(rounds.Select(round => round.BotBuilderEcho.ProcessorTime))),
            ("sdk_echoes_per_second", Middle.Of(rounds.Select(round => round.SdkEcho.PerSecond))),
            ("sdk_echo_processor_us", Middle.Of(rounds.Select(round => round.SdkEcho.ProcessorTime))),
            ("turn_vs_sdk_echo", Middle.Of(rounds.Select(round => round.TurnOverSdkEcho))),
            ("dotnet_echoes_per_second", Middle.Of(rounds.Select(round => round.DotnetEcho.PerSecond))),
            ("directline_p50_ms", directLine.P50),
            ("directline_p95_ms", directLine.P95),
            ("emergency_p95_ms", directLine.EmergencyP95),
            ("turn_vs_botbuilder_echo", Middle.Of(rounds.Select(round => round.TurnOverBotBuilderEcho))),
            ("turn_p99_vs_botbuilder_echo_p99", Middle.Of(rounds.Select(round => round.TurnP99OverBotBuilderEchoP99))),
            ("turn_vs_dotnet_echo", Middle.Of(rounds.Select(round => round.TurnOverDotnetEcho))),
            ("turn_p50_ms", Middle.Of(rounds.Select(round => round.Turn.P50))),
            ("turn_p99_ms", Middle.Of(rounds.Select(round => round.Turn.P99))),
            ("directline_turns_per_second", directLine.TurnsPerSecond),
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
