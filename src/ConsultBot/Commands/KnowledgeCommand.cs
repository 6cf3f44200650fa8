using System.CommandLine;
using ConsultBot.Configuration;
using ConsultBot.Knowledge;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Commands;

/// <summary><c>knowledge</c>: the passages.</summary>
internal static class KnowledgeCommand
{
    public static Command Create(Workplace workplace)
    {
        var edition = new Command("edition", "Prints knowledge/edition.yaml for the passages as they stand now.");
        edition.SetAction((parsed, _) => PrintEditionAsync(workplace.Find(parsed)));
        var check = new Command("check", "Lists what is past its review date, and what the edition approves in another wording than the files have.");
        check.SetAction((parsed, _) => CheckAsync(workplace.Find(parsed), DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)));
        return new Command("knowledge", "The approved passages.")
        {
            check,
            edition,
            Passages.NewCommand.Create(workplace),
            Passages.ImportCommand.Create(workplace),
        };
    }

    private static async Task<int> CheckAsync(Surroundings surroundings, DateOnly today)
    {
        var path = surroundings.PathOf("Knowledge:Path", "knowledge");
        var folder = KnowledgeFolder.Read(path);
        var approved = folder.Approved(isDevelopment: false);
        string[] problems =
        [
            .. RegulatoryStatusFile.Overdue(Path.Combine(path, "regulatory-status.yaml"), today),
            .. folder.Passages.Where(file => file.ReviewBy < today).Select(file => $"{file.Path}: the passage was to be reviewed by {file.ReviewBy:yyyy-MM-dd}"),
            .. folder.Edition.Keys.Except(approved.Select(passage => passage.Id), StringComparer.Ordinal)
                .Select(id => $"{Path.Combine(path, "edition.yaml")}: the passage \"{id}\" has another wording than the one approved, or is gone"),
        ];
        foreach (var problem in problems)
        {
            await Console.Out.WriteLineAsync(problem);
        }

        await Console.Out.WriteLineAsync($"{folder.Passages.Count} passages, {approved.Count} approved, {folder.Passages.Count(file => file.ClinicallyReviewed)} reviewed by a clinician.");
        return problems.Length == 0 ? ExitCode.Done : ExitCode.Finding;
    }

    private static async Task<int> PrintEditionAsync(Surroundings surroundings)
    {
        var folder = KnowledgeFolder.ReadPassages(surroundings.PathOf("Knowledge:Path", "knowledge"));
        await Console.Out.WriteAsync(EditionFile.Write(folder.Passages.Select(file => file.Passage)));
        return ExitCode.Done;
    }
}
