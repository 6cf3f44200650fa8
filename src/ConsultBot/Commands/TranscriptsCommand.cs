using System.CommandLine;
using System.Data.Common;
using System.Security.Cryptography;
using ConsultBot.Configuration;
using ConsultBot.Storage;
using ConsultBot.Storage.Proofs;

namespace ConsultBot.Commands;

/// <summary><c>transcripts verify | export</c>: proves the record, or hands it out.</summary>
internal static class TranscriptsCommand
{
    public static Command Create(Workplace workplace) => new("transcripts", "The record: proves it, or hands it out.") { CreateVerify(workplace), TranscriptsExport.Create(workplace) };

    /// <summary>Does something with a record that exists.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    /// <exception cref="SettingsException">It cannot be read; the message names the key.</exception>
    public static T Read<T>(Workplace workplace, ParseResult parsed, Func<RecordPlace, T> read)
    {
        var settings = workplace.Settings(parsed).Record;
        if (!settings.Exists)
        {
            throw new BadInputException($"There is no record yet: {settings.ConnectionString}");
        }

        try
        {
            return read(settings.Place());
        }
        catch (Exception exception) when (exception is DbException or CryptographicException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw settings.Explain(exception);
        }
    }

    private static Command CreateVerify(Workplace workplace)
    {
        var incremental = new Option<bool>("--incremental") { Description = "Begin where the last verification that found everything right ended." };
        var noProjections = new Option<bool>("--no-projections") { Description = "Check chains and checkpoints only; decrypt nothing." };
        var checkpoints = new Option<string?>("--checkpoints") { Description = "A copy of checkpoints.jsonl that was kept elsewhere, instead of the one beside the record." };
        var command = new Command("verify", "Works out every proof of the record again. Names what is wrong, one finding a line. The service may go on writing.")
        {
            incremental, noProjections, checkpoints,
        };
        command.SetAction(async (parsed, _) => await VerifyAsync(
            workplace, parsed, parsed.GetValue(incremental), !parsed.GetValue(noProjections), parsed.GetValue(checkpoints)));
        return command;
    }

    private static async Task<int> VerifyAsync(Workplace workplace, ParseResult parsed, bool isIncremental, bool withProjections, string? checkpoints)
    {
        if (checkpoints is not null && !File.Exists(checkpoints))
        {
            throw new BadInputException($"{checkpoints} cannot be read: there is no such file.");
        }

        var verification = Read(workplace, parsed, place =>
        {
            using var progress = ProgressBar.OnTerminal("entries");
            return new RecordVerifier(place).Verify(withProjections, progress, isIncremental, checkpoints);
        });
        foreach (var finding in verification.Findings)
        {
            await Console.Out.WriteLineAsync(finding.ToString());
        }

        await Console.Error.WriteLineAsync(Summary(verification));
        return verification.Findings.Count == 0 ? ExitCode.Done : ExitCode.Finding;
    }

    private static string Summary(Verification verification)
    {
        var passedOver = verification.From == 0 ? string.Empty : $" ({verification.From} of them were verified before)";
        var erased = verification.Erased == 0 ? string.Empty : $", {verification.Erased} erased";
        var open = verification.Entries - verification.Proven;
        var after = open <= 0 ? string.Empty : $"; the last {open} lie after the last checkpoint and are proven only to be consistent";
        return $"{verification.Entries} entries{passedOver}{erased}, {verification.Checkpoints} checkpoints, {verification.Findings.Count} findings{after}.";
    }
}
