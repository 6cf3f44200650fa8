using System.CommandLine;
using ConsultBot.Storage;
using ConsultBot.Storage.Exports;

namespace ConsultBot.Commands;

/// <summary><c>transcripts export</c>: hands out a conversation or the whole record, with the words in plain text.</summary>
internal static class TranscriptsExport
{
    private const string Lines = "jsonl";
    private const string Transcript = "transcript";

    public static Command Create(Workplace workplace)
    {
        var conversation = new Option<string?>("--conversation") { Description = "The id of one conversation." };
        var all = new Option<bool>("--all") { Description = "The whole record; as jsonl only." };
        var format = new Option<string>("--format")
        {
            Description = "jsonl: a line for each entry, with its proof. transcript: one conversation as the Bot Framework's tools read it, without proofs.",
            Required = true,
        };
        format.AcceptOnlyFromAmong(Lines, Transcript);
        var output = new Option<string>("--out") { Description = "Where it goes, or - for standard output.", Required = true };
        var command = new Command("export", "Hands out a conversation or the whole record. The words stand in it in plain text.") { conversation, all, format, output };
        command.SetAction(async (parsed, _) => await RunAsync(
            workplace, parsed, Conversation(parsed.GetValue(conversation), parsed.GetValue(all)), parsed.GetRequiredValue(format), parsed.GetRequiredValue(output)));
        return command;
    }

    private static string? Conversation(string? conversation, bool all) => (conversation?.Trim(), all) switch
    {
        (null, true) => null,
        ({ Length: > 0 } id, false) => id,
        _ => throw new BadInputException("Give either --conversation with an id, or --all."),
    };

    private static async Task<int> RunAsync(Workplace workplace, ParseResult parsed, string? conversation, string format, string output)
    {
        if (conversation is null && format is Transcript)
        {
            throw new BadInputException("--all: a transcript holds one conversation; give --conversation, or --format jsonl.");
        }

        var written = TranscriptsCommand.Read(workplace, parsed, place =>
        {
            using var progress = ProgressBar.OnTerminal("entries");
            return Write(place, conversation, format, output, progress);
        });
        if (written == 0 && conversation is not null)
        {
            throw new BadInputException($"{conversation}: the record has no words of such a conversation.");
        }

        await Console.Error.WriteLineAsync($"{written} {(format is Lines ? "entries" : "activities")} written.");
        return ExitCode.Done;
    }

    private static long Write(RecordPlace place, string? conversation, string format, string output, IProgress<long>? progress)
    {
        if (output is JsonLines.Standard)
        {
            using var standard = new BufferedStream(Console.OpenStandardOutput());
            return Write(place, conversation, format, standard, progress);
        }

        // Only what is whole stands under the name that was asked for.
        var partial = $"{output}.partial";
        try
        {
            long written;
            using (var file = Create(partial))
            {
                written = Write(place, conversation, format, file, progress);
            }

            if (written > 0 || conversation is null)
            {
                File.Move(partial, output, overwrite: true);
            }

            return written;
        }
        finally
        {
            if (File.Exists(partial))
            {
                File.Delete(partial);
            }
        }
    }

    private static long Write(RecordPlace place, string? conversation, string format, Stream stream, IProgress<long>? progress) =>
        format is Transcript ? new TranscriptExport(place).Write(stream, conversation!, progress) : new ProofExport(place).Write(stream, conversation, progress);

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return new FileStream(path, options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be written: {exception.Message}");
        }
    }
}
