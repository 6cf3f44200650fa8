using ConsultBot.Consultation.Verification;
using ConsultBot.Knowledge.Coverage;
using ConsultBot.Knowledge.Files;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Check;

/// <summary>Checks the whole folder <c>knowledge/</c>: every passage on its own, and whether the files fit together.</summary>
/// <param name="claims">What no sentence to a patient may say.</param>
/// <param name="today">The day by which review dates are judged.</param>
public sealed class KnowledgeCheck(ClaimsPolicy claims, DateOnly today)
{
    /// <summary>The highest Flesch-Kincaid grade that the median over all passages may have.</summary>
    public const double HighestMedianGrade = 8;

    private const int HowManyHardest = 10;

    /// <summary>Checks the folder.</summary>
    /// <param name="knowledgePath">The folder <c>knowledge/</c>.</param>
    /// <param name="promptsPath">The folder <c>prompts/</c>; read only when there are documents to compare with.</param>
    /// <param name="documentsPath">The folder with the documents' texts, or <c>null</c> when none is at hand.</param>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    public KnowledgeReport Check(string knowledgePath, string promptsPath, string? documentsPath)
    {
        var knowledge = KnowledgeFolder.ReadUnchecked(knowledgePath);
        var coverage = CoverageFolder.Read(knowledgePath);
        var copied = documentsPath is null ? null : new CopiedRuns(knowledge.Sources.Values, documentsPath);
        var graded = knowledge.Passages.Select(file => new GradedPassage(file.Passage.Id, Readability.Grade([.. file.Passage.Sentences.Select(sentence => sentence.Text)]))).ToArray();
        var medianGrade = Median(graded.Select(passage => passage.Grade));
        var passageCheck = new PassageCheck(claims);
        IEnumerable<Finding> findings =
        [
            .. knowledge.Mismatches(),
            .. knowledge.Passages.SelectMany(passageCheck.Check),
            .. Overdue(knowledge, knowledgePath),
            .. StatusRows(knowledge, coverage, knowledgePath),
            .. Repetition.OfPassages(knowledge.Passages),
            .. Repetition.OfQuestions(knowledge.Passages),
            .. coverage is null ? [] : new CoverageCheck(knowledge, coverage).Check(),
            .. coverage is null ? [] : new[] { CoverageTable.Outdated(knowledgePath, knowledge, coverage) }.OfType<Finding>(),
            .. Edition(knowledge, knowledgePath),
            .. copied?.In(knowledge, coverage, knowledgePath, Path.Combine(promptsPath, "replies", "en.yaml")) ?? [],
            .. TooHard(knowledgePath, medianGrade),
        ];
        return new KnowledgeReport(
            [.. findings.Distinct().OrderBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Reason, StringComparer.Ordinal)],
            [.. graded.OrderByDescending(passage => passage.Grade).ThenBy(passage => passage.Id, StringComparer.Ordinal).Take(HowManyHardest)],
            new KnowledgeFigures(
                knowledge.Passages.Count,
                (knowledge with { Edition = EditionFile.Read(EditionPath(knowledgePath)) }).Approved(isDevelopment: false).Count,
                knowledge.Passages.Count(file => file.ClinicallyReviewed),
                knowledge.Passages.Sum(file => file.Passage.Questions.Count),
                medianGrade,
                Median(knowledge.Passages.Select(file => (double)file.Passage.Sentences.Sum(sentence => sentence.WordCount))),
                coverage?.Files.SelectMany(file => file.Sections).Sum(section => section.Statements.Count),
                copied?.Missing));
    }

    private IEnumerable<Finding> Overdue(KnowledgeFolder knowledge, string knowledgePath) =>
    [
        .. RegulatoryStatusFile.Overdue(StatusPath(knowledgePath), today),
        .. knowledge.Passages.Where(file => file.ReviewBy < today)
            .Select(file => new Finding(file.Path, file.Lines.Of("review-by"), $"the passage was to be reviewed by {file.ReviewBy:yyyy-MM-dd}")),
    ];

    private static IEnumerable<Finding> StatusRows(KnowledgeFolder knowledge, CoverageFolder? coverage, string knowledgePath)
    {
        var sections = coverage is null ? null : new CoverageCheck(knowledge, coverage);
        foreach (var (source, line) in RegulatoryStatusFile.Cited(StatusPath(knowledgePath)))
        {
            if (!knowledge.Sources.ContainsKey(source.SourceId))
            {
                yield return new Finding(StatusPath(knowledgePath), line, $"there is no source \"{source.SourceId}\" in knowledge/sources");
            }
            else if (sections?.HasSection(source.SourceId, source.Locator) is false)
            {
                yield return new Finding(StatusPath(knowledgePath), line, $"the coverage of \"{source.SourceId}\" has no section \"{source.Locator}\"");
            }
        }
    }

    private static IEnumerable<Finding> Edition(KnowledgeFolder knowledge, string knowledgePath)
    {
        var path = EditionPath(knowledgePath);
        var edition = EditionFile.Read(path);
        var approved = (knowledge with { Edition = edition }).Approved(isDevelopment: false).Select(passage => passage.Id);
        return edition.Keys.Except(approved, StringComparer.Ordinal).Select(id => new Finding(
            path, (int)YamlFile.Read(path).Map("passages").LineOf(id), $"the passage \"{id}\" has another wording than the one approved, or is gone"));
    }

    private static IEnumerable<Finding> TooHard(string knowledgePath, double medianGrade) => medianGrade > HighestMedianGrade
        ? [new Finding(Path.Combine(knowledgePath, "passages"), 0, $"the median Flesch-Kincaid grade of the passages is {medianGrade:F1}; at most {HighestMedianGrade:F0} is allowed")]
        : [];

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string StatusPath(string knowledgePath) => Path.Combine(knowledgePath, "regulatory-status.yaml");

    private static string EditionPath(string knowledgePath) => Path.Combine(knowledgePath, "edition.yaml");
}
