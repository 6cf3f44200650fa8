using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using ConsultBot.Channels.Ask;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation;
using ConsultBot.Knowledge;
using ConsultBot.Policies;
using ConsultBot.Prompts;

namespace ConsultBot.Commands;

/// <summary><c>eval CASES.jsonl --out RESULTS.jsonl</c>: plays conversations and writes the last reply of each.</summary>
internal static class EvalCommand
{
    private const string Channel = "eval";

    public static Command Create(Workplace workplace)
    {
        var cases = new Argument<string>("cases") { Description = "A JSON Lines file of cases, or - for standard input.", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string>("--out") { Description = "Where the results go, or - for standard output." };
        var check = new Option<bool>("--check") { Description = "Exit with 1 when a reply is not as its case expects." };
        var crossValidate = new Option<bool>("--cross-validate")
        {
            Description = "Play no cases; print what screening decides of each labelled example in prompts/guardrails/examples when it has not learnt from it.",
        };
        var command = new Command("eval", "Plays every case in a conversation of its own and writes one result line for its last reply, in input order.") { cases, output, check, crossValidate };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(crossValidate) && (result.GetValue(cases) is null || result.GetValue(output) is null))
            {
                result.AddError("a file of cases and --out are expected, or --cross-validate");
            }
        });
        command.SetAction((result, cancellationToken) => result.GetValue(crossValidate)
            ? Task.FromResult(CrossValidate(workplace, result))
            : RunInThrowAwayAsync(
                workplace,
                result,
                services => RunAsync(services, result.GetRequiredValue(cases), result.GetRequiredValue(output), result.GetValue(check), cancellationToken),
                cancellationToken));
        return command;
    }

    private static int CrossValidate(Workplace workplace, ParseResult parsed)
    {
        var settings = workplace.Settings(parsed);
        var folder = KnowledgeFolder.Read(settings.KnowledgePath);
        var shelf = new PassageShelf([.. folder.Passages.Select(file => file.Passage)]);
        var rules = GuardrailFiles.ReadRules(settings.PromptsPath, shelf.HasWord);
        var learned = LearnedFile.Read(Path.Combine(settings.PromptsPath, "guardrails"), WordFamiliesFile.Read(settings.PromptsPath), PolicyReading.FairQuestions(folder));
        var validation = new CrossValidation(learned, GuardrailFiles.Screening(rules, shelf.HasWord));
        new CrossValidationReport(validation.Run(), validation.Names()).Write(Console.Out);
        return ExitCode.Done;
    }

    private static async Task<int> RunInThrowAwayAsync(
        Workplace workplace, ParseResult parsed, Func<ServiceProvider, Task<int>> run, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("consultbot-eval-");
        try
        {
            await using var services = await workplace.OpenThrowAwayAsync(parsed, folder.FullName, cancellationToken);
            return await run(services);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> RunAsync(ServiceProvider services, string path, string output, bool check, CancellationToken cancellationToken)
    {
        var pipeline = services.GetRequiredService<TurnPipeline>();
        var lines = JsonLines.Read(path, CommandJson.Default.EvalCase, EvalCase.Check);
        var tally = new EvalTally();
        await using var file = OutputFile.Create(output);
        foreach (var line in lines)
        {
            if (line.Value is not { } @case)
            {
                tally.Bad(line.Problem!);
                continue;
            }

            var (result, turn) = await PlayAsync(pipeline, @case, cancellationToken);
            await file.Lines.WriteLineAsync(JsonSerializer.Serialize(result, CommandJson.Readable.TurnJson).AsMemory(), cancellationToken);
            tally.Add(@case, result, turn);
        }

        await file.CompleteAsync();
        await tally.WriteAsync(Console.Error);
        return tally.BadLines > 0 ? ExitCode.BadInput : check && tally.Missed > 0 ? ExitCode.Finding : ExitCode.Done;
    }

    private static async Task<(TurnJson Result, TurnEntry? Turn)> PlayAsync(TurnPipeline pipeline, EvalCase @case, CancellationToken cancellationToken)
    {
        var conversation = Guid.CreateVersion7().ToString("N");
        try
        {
            CommittedTurn? last = null;
            var start = 0L;
            foreach (var turn in @case.Turns!)
            {
                start = Stopwatch.GetTimestamp();
                var message = new PatientMessage(conversation, Channel, turn!, TimeProvider.System.GetUtcNow(), Language: @case.Language);
                last = await pipeline.RunAsync(message, cancellationToken);
            }

            return (TurnJson.Of(last!.Reply.Reply, @case.Id, Stopwatch.GetElapsedTime(start)), last.Entry);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (new TurnJson { Id = @case.Id, Error = Fault.Describe(exception).Split('\n')[0] }, null);
        }
    }
}
