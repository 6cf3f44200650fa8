using System.CommandLine;
using System.Text;
using ConsultBot.Prompts;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace ConsultBot.Commands.Policies;

/// <summary><c>policy diff</c>: how one policy differs from another, by rule and by line.</summary>
internal static class DiffCommand
{
    public static Command Create(Workplace workplace)
    {
        var old = new Argument<string>("old") { Description = "The version before: its hash, or its first letters." };
        var @new = new Argument<string>("new") { Description = "The version after; \"files\" for the files as they stand now." };
        var command = new Command("diff", "Shows how a policy differs from another: rules added, removed and changed, then every changed line.") { old, @new };
        command.SetAction((parsed, _) =>
        {
            var register = PolicyRegister.Read(workplace, parsed);
            return PrintAsync(register.Open(parsed.GetRequiredValue(old)), register.Open(parsed.GetRequiredValue(@new)));
        });
        return command;
    }

    private static async Task<int> PrintAsync(PolicyFiles old, PolicyFiles @new)
    {
        foreach (var line in RulesOf(old, @new))
        {
            await Console.Out.WriteLineAsync(line);
        }

        var before = old.Files.ToDictionary(file => file.Path, TextOf, StringComparer.Ordinal);
        var after = @new.Files.ToDictionary(file => file.Path, TextOf, StringComparer.Ordinal);
        var differing = 0;
        foreach (var path in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (was, now) = (before.GetValueOrDefault(path), after.GetValueOrDefault(path));
            if (!string.Equals(was, now, StringComparison.Ordinal))
            {
                differing++;
                await PrintFileAsync(path, was, now);
            }
        }

        await Console.Error.WriteLineAsync($"{differing} files differ.");
        return ExitCode.Done;
    }

    private static IEnumerable<string> RulesOf(PolicyFiles old, PolicyFiles @new)
    {
        var (before, after) = (PolicyRules.Of(old), PolicyRules.Of(@new));
        return before.Keys.Union(after.Keys).OrderBy(rule => rule.File, StringComparer.Ordinal).ThenBy(rule => rule.Id, StringComparer.Ordinal)
            .Select(rule => (before.GetValueOrDefault(rule), after.GetValueOrDefault(rule)) switch
            {
                (null, _) => $"rule added: {rule.Id} ({rule.File})",
                (_, null) => $"rule removed: {rule.Id} ({rule.File})",
                var (was, now) when !string.Equals(was, now, StringComparison.Ordinal) => $"rule changed: {rule.Id} ({rule.File})",
                _ => null,
            }).OfType<string>();
    }

    private static async Task PrintFileAsync(string path, string? was, string? now)
    {
        await Console.Out.WriteLineAsync($"== {path}{(was is null ? ": added" : now is null ? ": removed" : string.Empty)}");
        foreach (var line in InlineDiffBuilder.Diff(was ?? string.Empty, now ?? string.Empty, ignoreWhiteSpace: false).Lines.Where(line => line.Type is not ChangeType.Unchanged && (line.Text.Length > 0 || (was is not null && now is not null))))
        {
            await Console.Out.WriteLineAsync($"{(line.Type is ChangeType.Inserted ? '+' : '-')} {line.Text}");
        }
    }

    private static string TextOf(PolicyFile file) => Encoding.UTF8.GetString(file.Content);
}
