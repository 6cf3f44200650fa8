using System.CommandLine;
using ConsultBot.Knowledge.Approval;

namespace ConsultBot.Commands.Passages;

/// <summary><c>knowledge list</c>: every passage with its status, and whose decision that is.</summary>
internal static class ListCommand
{
    public static Command Create(Workplace workplace)
    {
        var status = new Option<PassageStatus?>("--status") { Description = "Only these." };
        var command = new Command("list", "Lists the passages: status, the day and author of the last decision, id, title.") { status };
        command.SetAction((parsed, _) => PrintAsync(PassageRegister.Read(workplace, parsed), parsed.GetValue(status)));
        return command;
    }

    private static async Task<int> PrintAsync(PassageRegister register, PassageStatus? wanted)
    {
        var counts = new Dictionary<PassageStatus, int>();
        foreach (var file in register.Folder.Passages.OrderBy(file => file.Passage.Id, StringComparer.Ordinal))
        {
            var status = register.Approvals.StatusOf(file.Passage);
            counts[status] = counts.GetValueOrDefault(status) + 1;
            if (wanted is null || wanted == status)
            {
                var last = register.Approvals.Of(file.Passage.Id);
                var decision = last is null || last.At == DateTimeOffset.UnixEpoch ? "-" : $"{last.At:yyyy-MM-dd} {last.By}";
                await Console.Out.WriteLineAsync($"{status.ToString().ToLowerInvariant(),-9}  {decision,-34}  {file.Passage.Id,-42}  {file.Passage.Title}");
            }
        }

        await Console.Error.WriteLineAsync(
            $"{register.Folder.Passages.Count} passages: "
            + string.Join(", ", Enum.GetValues<PassageStatus>().Select(each => $"{counts.GetValueOrDefault(each)} {each.ToString().ToLowerInvariant()}")) + ".");
        return ExitCode.Done;
    }
}
