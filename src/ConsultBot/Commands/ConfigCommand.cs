using System.CommandLine;
using ConsultBot.Configuration;
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
            var content = ConsultationContent.Read(settings, surroundings.IsDevelopment, TimeProvider.System);
            ReviewWords.Read(settings.PromptsPath);
            WebsiteWords.Read(settings.PromptsPath, settings.Clinic);
            if (content.Served.Current.Shelf.Passages.Count == 0)
            {
                await Console.Out.WriteLineAsync($"{settings.KnowledgePath}: no passage is approved, so no question could be answered.");
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
}
