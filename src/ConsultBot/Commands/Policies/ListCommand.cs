using System.CommandLine;

namespace ConsultBot.Commands.Policies;

/// <summary><c>policy list</c>: the policies that were in force, newest first.</summary>
internal static class ListCommand
{
    public static Command Create(Workplace workplace)
    {
        var command = new Command("list", "Lists the policies that were in force, newest first: when last, hash, why then, and what stands of them now.");
        command.SetAction((parsed, _) => PrintAsync(PolicyRegister.Read(workplace, parsed)));
        return command;
    }

    private static async Task<int> PrintAsync(PolicyRegister register)
    {
        var history = register.History;
        foreach (var change in history.Changes.Reverse().DistinctBy(change => change.Change.To, StringComparer.Ordinal))
        {
            var hash = change.Change.To;
            string?[] notes =
            [
                string.Equals(hash, history.Current, StringComparison.Ordinal) ? "in force" : null,
                string.Equals(hash, history.PinnedHash, StringComparison.Ordinal) ? "pinned" : null,
                register.Archive.ProblemWith(hash) is null ? null : "no good copy, so it cannot be pinned",
            ];
            await Console.Out.WriteLineAsync(
                $"{change.At:yyyy-MM-dd HH:mm:ss}Z  {hash}  {change.Change.Reason,-13}  {string.Join(", ", notes.OfType<string>())}".TrimEnd());
        }

        if (history.Changes.Count == 0)
        {
            await Console.Out.WriteLineAsync("No policy was in force here yet: nothing has run on this record.");
        }

        await Console.Error.WriteLineAsync(PinText.Of(history));
        return ExitCode.Done;
    }
}
