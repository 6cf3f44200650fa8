using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Commands;

/// <summary><c>verify OUTPUTS.jsonl --out VERDICTS.jsonl</c>: judges given answers against given passages.</summary>
internal static class VerifyCommand
{
    public static Command Create(Workplace workplace)
    {
        var outputs = new Argument<string>("outputs") { Description = "A JSON Lines file of answers with their passages, or - for standard input." };
        var output = new Option<string>("--out") { Description = "Where the verdicts go, or - for standard output.", Required = true };
        var command = new Command("verify", "Judges answers of any writer against the passages they were given.") { outputs, output };
        command.SetAction(async (result, cancellationToken) =>
            await RunAsync(await workplace.OpenAsync(result, cancellationToken), result.GetRequiredValue(outputs), result.GetRequiredValue(output), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServiceProvider services, string path, string output, CancellationToken cancellationToken)
    {
        await using var _ = services;
        var judge = services.GetRequiredService<IPolicyInForce>().Current.Judge;
        var badLines = 0;
        var tally = new VerifyTally();
        var lines = JsonLines.Read(path, CommandJson.Default.VerifyCase, VerifyCase.Check);
        await using var file = OutputFile.Create(output);
        foreach (var line in lines)
        {
            if (line.Value is not { } @case)
            {
                badLines++;
                await Console.Error.WriteLineAsync(line.Problem);
                continue;
            }

            var start = Stopwatch.GetTimestamp();
            var judgement = judge.Judge(@case.Passages!, @case.Answer!);
            var verdict = VerifyVerdict.Of(@case.Id!, judgement, Stopwatch.GetElapsedTime(start));
            await file.Lines.WriteLineAsync(JsonSerializer.Serialize(verdict, CommandJson.Readable.VerifyVerdict).AsMemory(), cancellationToken);
            tally.Add(@case, verdict);
        }

        await file.CompleteAsync();
        await tally.WriteAsync(Console.Error);
        return badLines > 0 ? ExitCode.BadInput : ExitCode.Done;
    }
}

/// <summary>An answer to be judged.</summary>
internal sealed record VerifyCase
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("question")]
    public string? Question { get; init; }

    [JsonPropertyName("passages")]
    public IReadOnlyList<string>? Passages { get; init; }

    [JsonPropertyName("answer")]
    public string? Answer { get; init; }

    [JsonPropertyName("expect")]
    public VerifyExpectation? Expect { get; init; }

    /// <summary>What is wrong with the line, or <c>null</c>.</summary>
    public static string? Check(VerifyCase line) =>
        string.IsNullOrEmpty(line.Id) ? "id: a text is expected"
        : line.Passages is null || line.Passages.Any(passage => passage is null) ? "passages: a list of texts is expected"
        : line.Answer is null ? "answer: a text is expected"
        : null;
}

/// <summary>What a case expects of its verdict.</summary>
internal sealed record VerifyExpectation
{
    [JsonPropertyName("label")]
    public string? Label { get; init; }

    [JsonPropertyName("violations")]
    public IReadOnlyList<string>? Violations { get; init; }
}

/// <summary>The verdict on an answer.</summary>
internal sealed record VerifyVerdict(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("label")] string Label,
    [property: JsonPropertyName("violations")] IReadOnlyList<string> Violations,
    [property: JsonPropertyName("score")] double Score,
    [property: JsonPropertyName("ms")] double Milliseconds)
{
    /// <summary>The shape of a judgement.</summary>
    public static VerifyVerdict Of(string id, Judgement judgement, TimeSpan elapsed) => new(
        id,
        judgement.Violations.Count == 0 ? "ok" : "violation",
        [.. judgement.Violations.Select(violation => violation.WireName())],
        Math.Round(judgement.Score, 4),
        Math.Round(elapsed.TotalMilliseconds, 3));
}
