using System.CommandLine;
using ConsultBot.Configuration;
using ConsultBot.Yaml;

namespace ConsultBot.Commands;

/// <summary>The one executable: serves when no command is named.</summary>
internal static class CommandLine
{
    /// <summary>Runs what the arguments ask for.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = new Option<string[]>("--set")
        {
            Description = "A setting as Key=value, for example --set Knowledge:Path=/srv/knowledge. Wins over files and environment. May be repeated.",
            Recursive = true,
            AllowMultipleArgumentsPerToken = false,
            DefaultValueFactory = _ => [],
        };
        var root = new RootCommand("Answers patients' questions about exosomes, secretome and PRP, only from approved passages. Without a command it serves.")
        {
            settings,
        };
        foreach (var command in new[] { AskCommand.Create(), EvalCommand.Create(), VerifyCommand.Create(), RetrieveCommand.Create(), ConfigCommand.Create(), KnowledgeCommand.Create() })
        {
            root.Subcommands.Add(command);
        }

        var urls = new Option<string?>("--urls") { Description = "Where to listen. Default: http://localhost:5080." };
        root.Options.Add(urls);
        root.SetAction((result, cancellationToken) => Server.RunAsync(result.GetValue(urls), cancellationToken));

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("Add --help to see how it is used.");
            return ExitCode.BadInput;
        }

        return await InvokeAsync(parsed, parsed.GetValue(settings) ?? []);
    }

    // The one catch-all of the command line: what a person can put right is said in words, without a stack.
    private static async Task<int> InvokeAsync(ParseResult parsed, string[] settings)
    {
        try
        {
            Workplace.Overrides = ReadOverrides(settings);
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (SettingsException exception)
        {
            await Console.Error.WriteLineAsync($"The configuration cannot be used:{Environment.NewLine}{exception.Message}");
            return ExitCode.BadInput;
        }
        catch (Exception exception) when (exception is YamlFileException or BadInputException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return ExitCode.Finding;
        }
    }

    private static Dictionary<string, string?> ReadOverrides(string[] settings)
    {
        var overrides = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in settings)
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new BadInputException($"--set {setting}: a setting is written Key=value.");
            }

            overrides[setting[..equals]] = setting[(equals + 1)..];
        }

        return overrides;
    }
}
