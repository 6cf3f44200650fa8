using System.CommandLine;
using ConsultBot.Configuration;
using ConsultBot.Knowledge;
using ConsultBot.Knowledge.Coverage;

namespace ConsultBot.Commands.Passages;

/// <summary><c>knowledge coverage</c>: writes <c>knowledge/coverage.md</c>, which tells for each document which passages say what it says.</summary>
internal sealed class CoverageCommand(Surroundings surroundings)
{
    public static Command Create(Workplace workplace)
    {
        var output = new Option<string>("--out") { Description = "Where it goes, or - for standard output, which is the default.", DefaultValueFactory = _ => JsonLines.Standard };
        var coverage = new Command("coverage", "Writes knowledge/coverage.md: what each document says, and which passages say it too, or why none does.") { output };
        coverage.SetAction((parsed, _) => new CoverageCommand(workplace.Find(parsed)).RunAsync(parsed.GetValue(output)!));
        return coverage;
    }

    private async Task<int> RunAsync(string output)
    {
        var path = surroundings.PathOf("Knowledge:Path", "knowledge");
        var coverage = CoverageFolder.Read(path) ?? throw new BadInputException($"{Path.Combine(path, "coverage")}: the folder does not exist");
        await using var file = OutputFile.Create(output);
        await file.Lines.WriteAsync(CoverageTable.Write(path, KnowledgeFolder.ReadPassages(path), coverage));
        await file.CompleteAsync();
        return ExitCode.Done;
    }
}
