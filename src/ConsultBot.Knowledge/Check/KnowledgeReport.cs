namespace ConsultBot.Knowledge.Check;

/// <summary>What was found of the whole folder <c>knowledge/</c>.</summary>
/// <param name="Findings">Everything that is wrong, sorted by file, line and reason; empty when nothing is.</param>
/// <param name="Hardest">The passages that are hardest to read, the hardest first.</param>
/// <param name="Figures">How much there is, and how it reads.</param>
public sealed record KnowledgeReport(IReadOnlyList<Finding> Findings, IReadOnlyList<GradedPassage> Hardest, KnowledgeFigures Figures);

/// <summary>How hard a passage is to read.</summary>
/// <param name="Id">The passage.</param>
/// <param name="Grade">Its Flesch-Kincaid grade.</param>
public sealed record GradedPassage(string Id, double Grade);

/// <summary>How much there is, and how it reads.</summary>
/// <param name="Passages">The passages.</param>
/// <param name="Approved">Those of them whose content is in the edition.</param>
/// <param name="Reviewed">Those that a clinician has signed off.</param>
/// <param name="Questions">The questions of all passages.</param>
/// <param name="MedianGrade">The median of the passages' Flesch-Kincaid grades; 0 when there is no passage.</param>
/// <param name="MedianWords">The median of the passages' words; 0 when there is no passage.</param>
/// <param name="Statements">The statements of all coverage files; <c>null</c> when there is no coverage yet.</param>
/// <param name="NotCompared">The sources whose text was not at hand; <c>null</c> when none was to be compared.</param>
public sealed record KnowledgeFigures(
    int Passages, int Approved, int Reviewed, int Questions, double MedianGrade, double MedianWords, int? Statements, IReadOnlyList<string>? NotCompared);
