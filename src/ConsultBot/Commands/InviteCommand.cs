using System.CommandLine;
using ConsultBot.Channels.DirectLine;

namespace ConsultBot.Commands;

/// <summary><c>invite</c>: a signed link by which somebody can talk to a service in preview.</summary>
internal static class InviteCommand
{
    private const int DefaultHours = 72;
    private const int MostHours = 24 * 90;

    public static Command Create(Workplace workplace)
    {
        var hours = new Option<int>("--hours") { Description = $"For how many hours it is good, up to {MostHours}. Default: {DefaultHours}.", DefaultValueFactory = _ => DefaultHours };
        var site = new Option<Uri>("--site") { Description = "The address of the service, for example https://chat.example.org. Default: http://localhost:5080.", DefaultValueFactory = _ => new Uri("http://localhost:5080") };
        var command = new Command("invite", "Prints a signed link to the chat, for visitors of a service whose Service:Mode is preview.") { hours, site };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var lifetime = parsed.GetValue(hours);
            if (lifetime is < 1 or > MostHours)
            {
                throw new BadInputException($"--hours: a number from 1 to {MostHours} is expected.");
            }

            var settings = workplace.Settings(parsed);
            var tokens = new TokenIssuer(DirectLineSecret.ReadOrMake(settings.DirectLineSecret, settings.Record.DataPath), TimeProvider.System);
            await Console.Out.WriteLineAsync(new Uri(parsed.GetRequiredValue(site), $"/chat?invitation={tokens.IssueInvitation(TimeSpan.FromHours(lifetime))}").ToString());
            return ExitCode.Done;
        });
        return command;
    }
}
