using ConsultBot.Consultation.Text;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Import;

/// <summary>The words of drafts, and those by which topic and evidence are guessed: <c>prompts/review/import.en.yaml</c>.</summary>
public sealed class DraftWords
{
    private const int MostTopics = 2;
    private const int WeightOfHeading = 3;
    private const int FewestHits = 2;

    private readonly (string Name, string[] Words)[] topics;
    private readonly (string Name, string[] Words)[] grades;
    private readonly HashSet<string> skipped;

    private DraftWords(string rewrite, (string, string[])[] topics, (string, string[])[] grades, HashSet<string> skipped)
    {
        Rewrite = rewrite;
        this.topics = topics;
        this.grades = grades;
        this.skipped = skipped;
    }

    /// <summary>What a draft says above the sentences of the document.</summary>
    public string Rewrite { get; }

    /// <summary>The topics that there are.</summary>
    public IEnumerable<string> Topics => topics.Select(topic => topic.Name);

    /// <summary>Reads the file.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <exception cref="YamlFileException">It cannot be used.</exception>
    public static DraftWords Read(string promptsPath)
    {
        var file = YamlFile.Read(Path.Combine(promptsPath, "review", "import.en.yaml"));
        file.AllowOnly("rewrite", "left-out-sections", "topics", "grades");
        var rewrite = file.Text("rewrite").Trim();
        return rewrite.Length > 0 && !rewrite.Contains('\n', StringComparison.Ordinal)
            ? new DraftWords(rewrite, Lists(file.Map("topics")), Lists(file.Map("grades")), [.. file.Texts("left-out-sections").Select(Fold)])
            : throw file.Problem("rewrite", "\"rewrite\" must be one line of text");
    }

    /// <summary>Whether a section is known by its heading to hold nothing for a passage, as a list of references.</summary>
    public bool IsLeftOut(string heading) => skipped.Contains(Fold(heading));

    /// <summary>The topics that a section seems to be on, at most two.</summary>
    public IReadOnlyList<string> GuessTopics(string heading, string text)
    {
        var (inHeading, inText) = (Fold(heading), Fold(text));
        return
        [
            .. topics.Select(topic => (topic.Name, Hits: (WeightOfHeading * Count(inHeading, topic.Words)) + Count(inText, topic.Words)))
                .Where(topic => topic.Hits >= FewestHits)
                .OrderByDescending(topic => topic.Hits)
                .Take(MostTopics)
                .Select(topic => topic.Name),
        ];
    }

    /// <summary>The one evidence grade that the words of a section speak of, or <c>null</c> when there is none or more than one.</summary>
    public string? GuessGrade(string text)
    {
        var folded = Fold(text);
        return grades.Where(grade => Count(folded, grade.Words) > 0).Select(grade => grade.Name).ToArray() is [var only] ? only : null;
    }

    private static (string, string[])[] Lists(YamlMap map) => [.. map.Keys.Select(key => (key, map.Texts(key).Select(Fold).ToArray()))];

    private static string Fold(string text) => $" {string.Join(' ', TextFolding.Fold(text).Tokens.Select(token => PorterStemmer.Stem(token.Word)))} ";

    private static int Count(string text, string[] words) => words.Sum(word => text.AsSpan().Count(word));
}
