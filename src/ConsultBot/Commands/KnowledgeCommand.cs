using System.CommandLine;
using ConsultBot.Commands.Passages;
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
        return new Command("knowledge", "The approved passages.")
        {
            CheckCommand.Create(workplace),
            CoverageCommand.Create(workplace),
            BookCommand.Create(workplace),
            edition,
            NewCommand.Create(workplace),
            ImportCommand.Create(workplace),
            ApproveCommand.Create(workplace),
            WithdrawCommand.Create(workplace),
            ListCommand.Create(workplace),
            DiffCommand.Create(workplace),
            ImpactCommand.Create(workplace),
        };
    }

    private static async Task<int> PrintEditionAsync(Surroundings surroundings)
    {
        var folder = KnowledgeFolder.ReadPassages(surroundings.PathOf("Knowledge:Path", "knowledge"));
        await Console.Out.WriteAsync(EditionFile.Write(folder.Passages.Select(file => file.Passage)));
        return ExitCode.Done;
    }
}
