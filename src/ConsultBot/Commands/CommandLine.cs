using System.CommandLine;
using ConsultBot.Configuration;
using ConsultBot.Consultation.Recording;
using ConsultBot.Yaml;

namespace ConsultBot.Commands;

/// <summary>The one executable: serves when no command is named.</summary>
internal static class CommandLine
{
    /// <summary>Runs what the arguments ask for.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        // "ask @…" is a question, not the name of a file with arguments.
        var parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            // What stands outside of the quotes of a question is part of it, and is not repeated.
            var isQuestion = string.Equals(parsed.CommandResult.Command.Name, "ask", StringComparison.Ordinal) && parsed.UnmatchedTokens.Count > 0;
            foreach (var error in isQuestion ? parsed.Errors.Take(1) : parsed.Errors)
            {
                await Console.Error.WriteLineAsync(isQuestion ? "ask: one question in quotes is expected." : error.Message);
            }

            await Console.Error.WriteLineAsync("Add --help to see how it is used.");
            return ExitCode.BadInput;
        }

        return await InvokeAsync(parsed);
    }

    private static RootCommand Root()
    {
        var workplace = new Workplace();
        var urls = new Option<string?>("--urls") { Description = "Where to listen. Default: http://localhost:5080." };
        var root = new RootCommand("Answers patients' questions about exosomes, secretome and PRP, only from approved passages. Without a command it serves.")
        {
            workplace.Option,
            urls,
            AskCommand.Create(workplace),
            EvalCommand.Create(workplace),
            VerifyCommand.Create(workplace),
            RetrieveCommand.Create(),
            ConfigCommand.Create(workplace),
            ModelCommand.Create(workplace),
            KnowledgeCommand.Create(workplace),
            PolicyCommand.Create(workplace),
            TranscriptsCommand.Create(workplace),
            PauseCommands.CreatePause(workplace),
            PauseCommands.CreateResume(workplace),
            InviteCommand.Create(workplace),
        };
        root.SetAction((parsed, cancellationToken) => Server.RunAsync(workplace.Find(parsed), parsed.GetValue(urls), cancellationToken));
        return root;
    }

    // The one catch-all of the command line: what a person can put right is said in words, without a stack.
    private static async Task<int> InvokeAsync(ParseResult parsed)
    {
        try
        {
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
        catch (RecordUnavailableException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Finding;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or FormatException or ArgumentException)
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
}
