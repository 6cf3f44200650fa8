using System.CommandLine;
using System.Globalization;
using ConsultBot.Consultation.Recording;
using ConsultBot.Knowledge.Approval;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace ConsultBot.Commands.Passages;

/// <summary><c>knowledge diff</c>: what was approved, against what stands in the files now.</summary>
internal static class DiffCommand
{
    public static Command Create(Workplace workplace)
    {
        var since = new Option<string?>("--since") { Description = "Compare with what was approved at the end of that day (UTC), for example 2026-11-26, instead of with what is approved now." };
        var ids = new Argument<string[]>("passages") { Description = "Only these passages.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("diff", "Shows, line by line, how the files differ from what was approved.") { ids, since };
        command.SetAction((parsed, _) => PrintAsync(PassageRegister.Read(workplace, parsed), parsed.GetValue(ids) ?? [], DayOf(parsed.GetValue(since))));
        return command;
    }

    private static DateOnly? DayOf(string? day) =>
        day is null ? null
        : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new BadInputException($"--since: a day such as 2026-11-26 is expected, not \"{day}\".");

    private static async Task<int> PrintAsync(PassageRegister register, string[] ids, DateOnly? since)
    {
        var then = since is null ? register.Approvals : Approvals.Of(register.Changes.Where(change => DateOnly.FromDateTime(change.At.UtcDateTime) <= since));
        var files = register.Folder.Passages.ToDictionary(file => file.Passage.Id, StringComparer.Ordinal);
        var known = register.Changes.SelectMany(change => change.Change.Passages).Select(version => version.Id);
        var differing = 0;
        foreach (var id in ids.Length > 0 ? register.Named(ids).Select(file => file.Passage.Id) : known.Concat(files.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var approved = then.Of(id) is { IsWithdrawn: false, Approved: { } version } ? version : null;
            var now = files.GetValueOrDefault(id);
            if (string.Equals(approved?.Hash, now?.Passage.ContentHash, StringComparison.Ordinal))
            {
                continue;
            }

            differing++;
            await PrintOneAsync(id, approved, now?.Content);
        }

        await Console.Error.WriteLineAsync($"{differing} of {files.Count} passages differ.");
        return ExitCode.Done;
    }

    private static async Task PrintOneAsync(string id, PassageVersion? approved, string? now)
    {
        await Console.Out.WriteLineAsync((approved, now) switch
        {
            (null, _) => $"== {id}: not approved",
            (_, null) => $"== {id}: approved, gone from the files",
            ({ Text: "" }, _) => $"== {id}: changed; what was approved ({approved.Hash[..12]}) is not in the record, only its hash",
            _ => $"== {id}: changed",
        });
        if (approved is not { Text.Length: > 0 } || now is null)
        {
            return;
        }

        foreach (var line in InlineDiffBuilder.Diff(approved.Text, now).Lines.Where(line => line.Type is not ChangeType.Unchanged))
        {
            await Console.Out.WriteLineAsync($"{(line.Type is ChangeType.Inserted ? '+' : '-')} {line.Text}");
        }
    }
}
