using System.CommandLine;
using ConsultBot.Configuration;
using ConsultBot.Consultation.Verification;
using ConsultBot.Knowledge;
using ConsultBot.Knowledge.Check;
using ConsultBot.Prompts;

namespace ConsultBot.Commands.Passages;

/// <summary><c>knowledge check</c>: everything that is wrong with the knowledge, each with its file, line and reason.</summary>
internal sealed class CheckCommand(Surroundings surroundings, TimeProvider clock)
{
    public static Command Create(Workplace workplace)
    {
        var sources = new Option<string?>("--sources") { Description = "A folder with the texts of the documents. Then no text of ours may repeat eight or more of their words in a row." };
        var check = new Command("check", "Lists everything that is wrong with the passages and what belongs to them: file, line, reason.") { sources };
        check.SetAction((parsed, _) => new CheckCommand(workplace.Find(parsed), TimeProvider.System).RunAsync(parsed.GetValue(sources)));
        return check;
    }

    private async Task<int> RunAsync(string? documents)
    {
        var knowledge = surroundings.PathOf("Knowledge:Path", "knowledge");
        var prompts = surroundings.PathOf("Prompts:Path", "prompts");
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var report = new KnowledgeCheck(ReadClaims(knowledge, prompts), today).Check(knowledge, prompts, documents is null ? null : Path.GetFullPath(documents));
        await WriteAsync(report, Console.Out);
        return report.Findings.Count == 0 ? ExitCode.Done : ExitCode.Finding;
    }

    // The words of the passages count as spelt right, as they do in the service.
    private static ClaimsPolicy ReadClaims(string knowledgePath, string promptsPath)
    {
        var passages = KnowledgeFolder.ReadUnchecked(knowledgePath).Passages.Select(file => file.Passage).DistinctBy(passage => passage.Id, StringComparer.Ordinal);
        return ClaimsFile.Read(promptsPath, new PassageShelf([.. passages]).HasWord);
    }

    private static async Task WriteAsync(KnowledgeReport report, TextWriter output)
    {
        foreach (var finding in report.Findings)
        {
            await output.WriteLineAsync(finding.ToString());
        }

        await output.WriteLineAsync($"Hardest to read (Flesch-Kincaid grade): {string.Join(", ", report.Hardest.Select(passage => $"{passage.Id} {passage.Grade:F1}"))}.");
        var figures = report.Figures;
        if (figures.NotCompared is { Count: > 0 } missing)
        {
            await output.WriteLineAsync($"No text to compare with: {string.Join(", ", missing)}.");
        }

        var statements = figures.Statements is { } count ? $", {count} statements in the coverage" : string.Empty;
        await output.WriteLineAsync(
            $"{figures.Passages} passages, {figures.Approved} approved, {figures.Reviewed} reviewed by a clinician, {figures.Questions} questions{statements}; "
            + $"median grade {figures.MedianGrade:F1}, median {figures.MedianWords:F0} words; {report.Findings.Count} findings.");
    }
}
