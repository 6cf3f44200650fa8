using System.Globalization;
using System.Text;
using ConsultBot.Knowledge.Check;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Coverage;

/// <summary><c>knowledge/coverage.md</c>: for each document what its sections say, and which passages say it too, or why none does.</summary>
public static class CoverageTable
{
    private const string FileName = "coverage.md";

    /// <summary>The text of the file. The same knowledge always gives the same text.</summary>
    /// <param name="knowledgePath">The folder <c>knowledge/</c>, from which passages are linked.</param>
    public static string Write(string knowledgePath, KnowledgeFolder knowledge, CoverageFolder coverage)
    {
        var links = knowledge.Passages.DistinctBy(file => file.Passage.Id, StringComparer.Ordinal).ToDictionary(
            file => file.Passage.Id,
            file => $"[{file.Passage.Id}]({Path.GetRelativePath(knowledgePath, file.Path).Replace(Path.DirectorySeparatorChar, '/')})",
            StringComparer.Ordinal);
        var text = new StringBuilder()
            .Append("# What the documents say, and which passages say it\n\n")
            .Append("Written by: `dotnet run --project src/ConsultBot -- knowledge coverage --out knowledge/coverage.md`. The words are ours, not the documents'.\n\n")
            .Append("| Document | Sections | Statements | In passages | Left out |\n|---|---|---|---|---|\n");
        foreach (var file in coverage.Files)
        {
            AppendCounts(text, Cell(TitleOf(file, knowledge)), [file]);
        }

        AppendCounts(text, "All", coverage.Files);
        foreach (var file in coverage.Files)
        {
            text.Append("\n## ").Append(Cell(TitleOf(file, knowledge))).Append("\n\n`").Append(file.SourceId).Append("`\n\n");
            text.Append("| Section | What it says | Passages, or why none |\n|---|---|---|\n");
            foreach (var section in file.Sections)
            {
                foreach (var (index, statement) in section.Statements.Index())
                {
                    text.Append("| ").Append(index == 0 ? Cell(section.Locator) : string.Empty).Append(" | ").Append(Cell(statement.Says)).Append(" | ")
                        .Append(statement.Passages.Count > 0
                            ? string.Join(", ", statement.Passages.Select(id => links.GetValueOrDefault(id, Cell(id))))
                            : $"Left out: {Cell(statement.LeftOut ?? string.Empty)}")
                        .Append(" |\n");
                }
            }
        }

        return text.ToString();
    }

    /// <summary>What tells that the committed file is not the one that would be written; <c>null</c> when it is.</summary>
    /// <exception cref="YamlFileException">The file cannot be read.</exception>
    public static Finding? Outdated(string knowledgePath, KnowledgeFolder knowledge, CoverageFolder coverage)
    {
        var path = Path.Combine(knowledgePath, FileName);
        if (!File.Exists(path))
        {
            return new Finding(path, 0, "the file is missing; write it by: knowledge coverage --out knowledge/coverage.md");
        }

        var committed = YamlFile.ReadText(path).ReplaceLineEndings("\n").Split('\n');
        var written = Write(knowledgePath, knowledge, coverage).Split('\n');
        var same = committed.Zip(written).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        return same == committed.Length && same == written.Length
            ? null
            : new Finding(path, Math.Min(same + 1, committed.Length), "the file is not what the coverage gives now; write it again by: knowledge coverage --out knowledge/coverage.md");
    }

    private static string TitleOf(CoverageFile file, KnowledgeFolder knowledge) => knowledge.Sources.TryGetValue(file.SourceId, out var source) ? source.Title : file.SourceId;

    private static void AppendCounts(StringBuilder text, string title, IReadOnlyList<CoverageFile> files)
    {
        var sections = files.SelectMany(file => file.Sections).ToArray();
        var statements = sections.SelectMany(section => section.Statements).ToArray();
        var said = statements.Count(statement => statement.Passages.Count > 0);
        text.Append(CultureInfo.InvariantCulture, $"| {title} | {sections.Length} | {statements.Length} | {said} | {statements.Length - said} |\n");
    }

    private static string Cell(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
