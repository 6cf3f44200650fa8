using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using ConsultBot.Channels.Terminal;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Commands;

/// <summary><c>ask "question"</c>: one question in the terminal.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string>("question") { Description = "The question, as a patient would type it." };
        var json = new Option<bool>("--json") { Description = "Print one JSON line instead of text." };
        var command = new Command("ask", "Asks one question and prints the answer with its sources.") { question, json };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetRequiredValue(question), result.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string question, bool json, CancellationToken cancellationToken)
    {
        await using var services = Workplace.Open();
        var clock = services.GetRequiredService<TimeProvider>();
        var message = new PatientMessage(Guid.CreateVersion7().ToString("N"), TerminalChannel.Name, question, clock.GetUtcNow());
        var start = Stopwatch.GetTimestamp();
        var turn = await services.GetRequiredService<TurnPipeline>().RunAsync(message, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(start);

        IOutgoingChannel channel = json
            ? new JsonChannel(Console.Out, entry => JsonSerializer.Serialize(TurnJson.Of(entry, id: null, elapsed), CommandJson.Readable.TurnJson))
            : new TerminalChannel(Console.Out, services.GetRequiredService<ConsultationContent>().Knowledge.Sources);
        var sent = await services.GetRequiredService<SendGate>().SendAsync(turn, channel, cancellationToken);
        return sent ? ExitCode.Done : ExitCode.Finding;
    }
}
