using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using ConsultBot.Channels.Ask;
using ConsultBot.Channels.Terminal;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation;

namespace ConsultBot.Commands;

/// <summary><c>ask "question"</c>: one question in the terminal.</summary>
internal static class AskCommand
{
    public static Command Create(Workplace workplace)
    {
        var question = new Argument<string>("question") { Description = "The question, as a patient would type it." };
        var json = new Option<bool>("--json") { Description = "Print one JSON line instead of text." };
        var explain = new Option<bool>("--explain") { Description = "Also print, on standard error, which rules the question hits and which passages were found." };
        var command = new Command("ask", "Asks one question and prints the answer with its sources.") { question, json, explain };
        command.SetAction(async (result, cancellationToken) =>
            await RunAsync(await workplace.OpenAsync(result, cancellationToken), result.GetRequiredValue(question), result.GetValue(json), result.GetValue(explain), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServiceProvider services, string question, bool json, bool explain, CancellationToken cancellationToken)
    {
        await using var _ = services;
        var clock = services.GetRequiredService<TimeProvider>();
        var message = new PatientMessage(Guid.CreateVersion7().ToString("N"), TerminalChannel.Name, question, clock.GetUtcNow());
        var start = Stopwatch.GetTimestamp();
        IOutgoingChannel channel = json
            ? new JsonChannel(
                Console.Out, reply => JsonSerializer.Serialize(TurnJson.Of(reply, id: null, Stopwatch.GetElapsedTime(start)), CommandJson.Readable.TurnJson))
            : new TerminalChannel(Console.Out, services.GetRequiredService<ConsultationContent>().Served.Sources);
        var gate = services.GetRequiredService<SendGate>();
        try
        {
            var turn = await services.GetRequiredService<TurnPipeline>().RunAsync(message, cancellationToken);
            var sent = await gate.SendAsync(turn!.Reply, channel, cancellationToken);
            if (explain)
            {
                await ExplainAsync(turn!.Entry, Console.Error);
            }

            return sent ? ExitCode.Done : ExitCode.Finding;
        }
        catch (RecordUnavailableException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            await gate.SendAsync(exception.InItsPlace, channel, cancellationToken);
            return ExitCode.Finding;
        }
    }

    private static async Task ExplainAsync(TurnEntry turn, TextWriter output)
    {
        await output.WriteLineAsync($"decision {turn.Reply.Decision.WireName()}, rule {turn.Reply.RuleId ?? "none"}");
        foreach (var hit in turn.Screened.Hits)
        {
            await output.WriteLineAsync($"hit {hit.Rule.Id}{(hit.Disguise is null ? string.Empty : $" in {hit.Disguise}")}: {hit.Phrase}");
        }

        foreach (var (passage, score) in turn.Found.Passages)
        {
            await output.WriteLineAsync($"passage {score:F2} {passage.Id}");
        }
    }
}
