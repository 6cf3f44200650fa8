using System.CommandLine;
using ConsultBot.Configuration;
using ConsultBot.Consultation.Screening;
using ConsultBot.Storage;

namespace ConsultBot.Commands;

/// <summary><c>pause</c> and <c>resume</c>: whether anybody is answered, written down with its reason. A running service obeys within two seconds.</summary>
internal static class PauseCommands
{
    public static Command CreatePause(Workplace workplace) => Create(
        workplace,
        "pause",
        "Stops answering: every message but a red flag gets the fixed text that says how to reach the clinic.",
        RecordedMode.Paused,
        _ => "Paused. A running service obeys within two seconds; red flags still get their text.");

    public static Command CreateResume(Workplace workplace) => Create(
        workplace,
        "resume",
        "Ends a pause.",
        RecordedMode.Resumed,
        settings => settings.Mode is ServiceMode.On
            ? "Resumed. A running service obeys within two seconds."
            : $"Resumed, but Service:Mode is {settings.Mode.ToString().ToLowerInvariant()}, so nobody is answered until that is changed.");

    private static Command Create(Workplace workplace, string name, string description, string to, Func<ServiceSettings, string> done)
    {
        var reason = new Option<string>("--reason") { Description = "Why, in words; stands in the record.", Required = true };
        var command = new Command(name, description) { reason };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var why = parsed.GetRequiredValue(reason).Trim();
            if (why.Length == 0)
            {
                throw new BadInputException("--reason: a few words are expected.");
            }

            var settings = workplace.Settings(parsed);
            await using var record = RecordServices.Open(settings.Record, TimeProvider.System);
            await record.Policy.AppendAsync(new PolicyChange(RecordedMode.Subject, to, why), cancellationToken);
            await Console.Out.WriteLineAsync(done(settings));
            return ExitCode.Done;
        });
        return command;
    }
}
