using ConsultBot.Knowledge.Check;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge.Coverage;

/// <summary>Whether the coverage accounts for every document, and names only passages and sections that are there.</summary>
/// <param name="knowledge">The passages and their sources.</param>
/// <param name="coverage">The coverage.</param>
public sealed class CoverageCheck(KnowledgeFolder knowledge, CoverageFolder coverage)
{
    private readonly Dictionary<string, PassageFile> passages = knowledge.Passages
        .DistinctBy(file => file.Passage.Id, StringComparer.Ordinal).ToDictionary(file => file.Passage.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, HashSet<string>> sections = coverage.Files
        .ToDictionary(file => file.SourceId, file => file.Sections.Select(section => section.Locator).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    public IEnumerable<Finding> Check() => [.. MissingFiles(), .. coverage.Files.SelectMany(Check), .. UnknownLocators()];

    /// <summary>Whether the coverage of a document has that section. Of a document without coverage nothing is known, so every place counts as there.</summary>
    public bool HasSection(string sourceId, string locator) => !sections.TryGetValue(sourceId, out var known) || known.Contains(locator);

    private IEnumerable<Finding> MissingFiles() => knowledge.Sources.Keys.Except(sections.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
        .Select(source => new Finding(coverage.Path, 0, $"there is no coverage file for the source \"{source}\""));

    private IEnumerable<Finding> Check(CoverageFile file)
    {
        if (!knowledge.Sources.ContainsKey(file.SourceId))
        {
            yield return new Finding(file.Path, file.SourceLine, $"there is no source \"{file.SourceId}\" in knowledge/sources");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in file.Sections)
        {
            if (!seen.Add(section.Locator))
            {
                yield return new Finding(file.Path, section.Line, $"there are two sections \"{section.Locator}\"");
            }

            if (section.Statements.Count == 0)
            {
                yield return new Finding(file.Path, section.Line, $"the section \"{section.Locator}\" has no statement; a section that says nothing of use has one that is left out");
            }

            foreach (var (line, reason) in section.Statements.SelectMany(statement => Check(file, statement)))
            {
                yield return new Finding(file.Path, line, reason);
            }
        }
    }

    private IEnumerable<(int Line, string Reason)> Check(CoverageFile file, CoverageStatement statement)
    {
        if (statement.Passages.Count == 0 == statement.LeftOut is null)
        {
            yield return (statement.Line, $"the statement has {(statement.LeftOut is null ? "neither" : "both")} passages {(statement.LeftOut is null ? "nor" : "and")} a reason to be left out");
        }

        foreach (var id in statement.Passages)
        {
            if (!passages.TryGetValue(id, out var passage))
            {
                yield return (statement.Line, $"there is no passage \"{id}\"");
            }
            else if (!passage.Passage.Sources.Any(source => string.Equals(source.SourceId, file.SourceId, StringComparison.Ordinal)))
            {
                yield return (statement.Line, $"the passage \"{id}\" does not cite \"{file.SourceId}\"");
            }
        }
    }

    private IEnumerable<Finding> UnknownLocators() =>
        from file in knowledge.Passages
        from cited in file.Passage.Sources.Zip(file.Lines.Sources, (source, line) => (source, line))
        where !HasSection(cited.source.SourceId, cited.source.Locator)
        select new Finding(file.Path, cited.line, $"the coverage of \"{cited.source.SourceId}\" has no section \"{cited.source.Locator}\"");
}
