using System.CommandLine;
using ConsultBot.Policies;
using ConsultBot.Storage;

namespace ConsultBot.Commands.Policies;

/// <summary><c>policy unpin</c>: the files decide again.</summary>
internal static class UnpinCommand
{
    public static Command Create(Workplace workplace)
    {
        var reason = new Option<string>("--reason") { Description = "Why, in words; stands in the record.", DefaultValueFactory = _ => string.Empty };
        var role = new Option<string>("--role") { Description = "In which role you decide this; stands in the record.", DefaultValueFactory = _ => string.Empty };
        var command = new Command("unpin", "Ends a pin, so that the files decide again. A running service obeys within five seconds.") { reason, role };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = workplace.Settings(parsed);
            if (PolicyHistory.Read(settings.Record).PinnedHash is not { } pinned)
            {
                await Console.Out.WriteLineAsync("No policy is pinned; nothing was changed.");
                return ExitCode.Done;
            }

            await using var record = RecordServices.Open(settings.Record, TimeProvider.System);
            await record.Policy.AppendAsync(
                new PolicyChange(PolicyHistory.Pin, string.Empty, (parsed.GetValue(reason) ?? string.Empty).Trim()) { From = pinned, Role = (parsed.GetValue(role) ?? string.Empty).Trim() },
                cancellationToken);
            await Console.Out.WriteLineAsync($"Policy {pinned} is pinned no more. A running service puts the files in force within five seconds, if they are in order.");
            return ExitCode.Done;
        });
        return command;
    }
}
