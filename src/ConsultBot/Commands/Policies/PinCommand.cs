using System.CommandLine;
using ConsultBot.Configuration;
using ConsultBot.Policies;
using ConsultBot.Prompts;
using ConsultBot.Storage;
using ConsultBot.Yaml;

namespace ConsultBot.Commands.Policies;

/// <summary><c>policy pin</c>: this version is in force, over restarts and changes of the files, until the pin is ended.</summary>
internal static class PinCommand
{
    public static Command Create(Workplace workplace)
    {
        var hash = new Argument<string>("hash") { Description = "The version: its hash as policy list shows it, or its first letters, at least eight." };
        var reason = new Option<string>("--reason") { Description = "Why, in words; stands in the record.", Required = true };
        var role = new Option<string>("--role") { Description = "In which role you decide this, for example \"compliance officer\"; stands in the record.", Required = true };
        var command = new Command("pin", "Puts a policy that was in force before back in force, and keeps it there. A running service obeys within five seconds.") { hash, reason, role };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var why = Words(parsed.GetRequiredValue(reason), "--reason");
            var who = Words(parsed.GetRequiredValue(role), "--role");
            var settings = workplace.Settings(parsed);
            var register = new PolicyRegister(settings);
            var files = register.Open(register.Find(parsed.GetRequiredValue(hash)));
            CheckIsUsable(files, settings, workplace.Find(parsed).IsDevelopment);
            await using var record = RecordServices.Open(settings.Record, TimeProvider.System);
            await record.Policy.AppendAsync(
                new PolicyChange(PolicyHistory.Pin, files.Hash, why) { From = register.History.PinnedHash ?? string.Empty, Role = who }, cancellationToken);
            await Console.Out.WriteLineAsync($"Pinned: policy {files.Hash}. A running service obeys within five seconds, and after every restart; changes of the files wait until: policy unpin");
            return ExitCode.Done;
        });
        return command;
    }

    // A version of another day may not fit the passages, or this version of the service; a pin that could not be followed is refused here.
    private static void CheckIsUsable(PolicyFiles files, ServiceSettings settings, bool isDevelopment)
    {
        try
        {
            ConsultationContent.Read(settings, isDevelopment, TimeProvider.System, () => files);
        }
        catch (Exception exception) when (exception is YamlFileException or SettingsException)
        {
            throw new BadInputException($"The policy {files.Hash} does not fit what it would stand beside:{Environment.NewLine}{exception.Message}");
        }
    }

    private static string Words(string given, string option) => given.Trim() is { Length: > 0 } words ? words : throw new BadInputException($"{option}: a few words are expected.");
}
