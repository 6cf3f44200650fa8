using System.CommandLine;
using ConsultBot.Commands.Policies;
using ConsultBot.Configuration;
using ConsultBot.Policies;
using ConsultBot.Prompts;
using ConsultBot.Yaml;

namespace ConsultBot.Commands;

/// <summary><c>config check</c>: lists everything that is wrong or missing, at once.</summary>
internal static class ConfigCommand
{
    public static Command Create(Workplace workplace)
    {
        var check = new Command("check", "Checks the configuration and every file that a turn is decided by.");
        check.SetAction((parsed, _) => CheckAsync(workplace.Find(parsed)));
        return new Command("config", "The configuration of the service.") { check };
    }

    private static async Task<int> CheckAsync(Surroundings surroundings)
    {
        await Console.Out.WriteLineAsync($"Environment {surroundings.EnvironmentName}, content root {surroundings.ContentRoot}");
        try
        {
            var settings = new SettingsReader(surroundings, TimeProvider.System).Read();
            var problemWithPin = await ProblemWithPinAsync(settings, surroundings.IsDevelopment);
            var content = ConsultationContent.Read(settings, surroundings.IsDevelopment, TimeProvider.System);
            ReviewWords.Read(settings.PromptsPath);
            WebsiteWords.Read(settings.PromptsPath, settings.Clinic);
            if (content.Served.Current.Shelf.Passages.Count == 0)
            {
                await Console.Out.WriteLineAsync($"{settings.KnowledgePath}: no passage is approved, so no question could be answered.");
                return ExitCode.Finding;
            }

            if (problemWithPin is not null)
            {
                await Console.Out.WriteLineAsync(problemWithPin);
                return ExitCode.Finding;
            }

            await Console.Out.WriteLineAsync($"In order: {content.Served.Current.Shelf.Passages.Count} passages, {content.Policies.Current.Guardrails.Rules.Count} screening rules.");
            return ExitCode.Done;
        }
        catch (SettingsException exception)
        {
            foreach (var problem in exception.Problems)
            {
                await Console.Out.WriteLineAsync(problem);
            }
        }
        catch (YamlFileException exception)
        {
            await Console.Out.WriteLineAsync(exception.Message);
        }

        return ExitCode.Finding;
    }

    // The files are checked all the same: they decide again when the pin ends.
    private static async Task<string?> ProblemWithPinAsync(ServiceSettings settings, bool isDevelopment)
    {
        var history = PolicyHistory.Read(settings.Record);
        if (history.PinnedHash is not { } pinned)
        {
            return null;
        }

        await Console.Out.WriteLineAsync(PinText.Of(history));
        try
        {
            ConsultationContent.Read(settings, isDevelopment, TimeProvider.System, () => new PolicyArchive(settings.Record.DataPath).Read(pinned));
            return null;
        }
        catch (Exception exception) when (exception is PolicyUnusableException or SettingsException or YamlFileException)
        {
            return $"The pinned policy cannot be put in force: {exception.Message}";
        }
    }
}
