using System.Text;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Files;

/// <summary>A passage as it stands in its file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Passage">The passage.</param>
/// <param name="ReviewBy">The day after which it needs a new look.</param>
/// <param name="ClinicallyReviewed">Whether a clinician has signed it off.</param>
/// <param name="Content">The whole file, with line feeds.</param>
public sealed record PassageFile(string Path, Passage Passage, DateOnly ReviewBy, bool ClinicallyReviewed, string Content)
{
    /// <summary>The passage as the record keeps it when something is decided about it.</summary>
    public PassageVersion Version => new(Passage.Id, Passage.ContentHash, Content);

    /// <summary>Where in the file its parts stand.</summary>
    public required PassageLines Lines { get; init; }

    /// <summary>The documents that it cites, in its order and each once; empty for a file that was read on its own, without the folder.</summary>
    public IReadOnlyList<SourceFile> CitedSources { get; init; } = [];

    private static readonly Dictionary<string, EvidenceGrade> Grades = new(StringComparer.Ordinal)
    {
        ["laboratory"] = EvidenceGrade.Laboratory,
        ["animal"] = EvidenceGrade.Animal,
        ["early human"] = EvidenceGrade.EarlyHuman,
        ["randomised trial"] = EvidenceGrade.RandomisedTrial,
        ["review"] = EvidenceGrade.Review,
        ["regulator"] = EvidenceGrade.Regulator,
        ["advice"] = EvidenceGrade.Advice,
    };

    /// <summary>Reads a Markdown file with YAML front matter.</summary>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static PassageFile Read(string path) => Parse(path, YamlFile.ReadText(path).ReplaceLineEndings("\n"));

    /// <summary>Reads the text of such a file, with <c>\n</c> at the end of each line.</summary>
    /// <param name="path">The name of the file, by which the id is checked.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="YamlFileException">The text cannot be used.</exception>
    public static PassageFile Parse(string path, string text)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
        {
            throw new YamlFileException(path, 1, "a passage begins with a line of three dashes and its front matter");
        }

        var end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new YamlFileException(path, 1, "the front matter is not closed by a line of three dashes");
        }

        var front = YamlFile.Parse(text[4..(end + 1)], path, lineOffset: 1);
        front.AllowOnly("id", "title", "therapy", "topics", "grade", "sources", "questions", "review-by", "clinical-review");
        var bodyLine = text[..(end + 5)].Count(character => character is '\n') + 1;
        var sentences = SplitSentences(text[(end + 5)..], bodyLine);
        return new PassageFile(path, ReadPassage(front, text, sentences, bodyLine), front.Date("review-by"), IsReviewed(front), text)
        {
            Lines = PassageLines.Of(front, sentences.Select(sentence => sentence.Line)),
        };
    }

    private static Passage ReadPassage(YamlMap front, string text, List<(string Text, int Line)> sentences, int bodyLine)
    {
        var id = front.Text("id");
        if (!string.Equals(id, System.IO.Path.GetFileNameWithoutExtension(front.Path), StringComparison.Ordinal))
        {
            throw front.Problem("id", $"the id \"{id}\" must be the name of the file");
        }

        if (sentences.Count == 0)
        {
            throw new YamlFileException(front.Path, bodyLine, "the passage has no text");
        }

        return new Passage
        {
            Id = id,
            Title = front.Text("title"),
            Therapies = Required(front, "therapy").Aggregate(
                Therapies.None,
                (sum, name) => sum | (TherapyNames.FromWireName(name) ?? throw front.Problem("therapy", $"there is no therapy \"{name}\""))),
            Topics = front.Texts("topics"),
            Grade = Grades.TryGetValue(front.Text("grade"), out var grade)
                ? grade
                : throw front.Problem("grade", $"there is no grade \"{front.Text("grade")}\"; known are {string.Join(", ", Grades.Keys)}"),
            Sources = front.Maps("sources") is { Count: > 0 } sources
                ? [.. sources.Select(ReadSource)]
                : throw front.Problem("sources", "a passage needs at least one source"),
            Questions = front.Texts("questions"),
            Sentences = [.. sentences.Select(sentence => new PassageSentence(sentence.Text))],
            ContentHash = YamlFile.Hash(text),
        };
    }

    /// <summary>The passage with its sources looked up, so that it is known which sentence says in words whose it is.</summary>
    /// <param name="sources">The documents, by id. What the passage cites and is not among them is left out.</param>
    public PassageFile Attributed(IReadOnlyDictionary<string, SourceFile> sources) => this with
    {
        CitedSources = [.. Passage.Sources.Select(source => sources.GetValueOrDefault(source.SourceId)).OfType<SourceFile>().Distinct()],
        Passage = Passage with
        {
            Sentences = [.. Passage.Sentences.Select(sentence => new PassageSentence(sentence.Text, Passage.Sources.FirstOrDefault(source => sources.GetValueOrDefault(source.SourceId)?.IsNamedIn(sentence.Text) is true)))],
        },
    };

    // A therapy left out would be a passage without caveats; none must be written as an empty list.
    private static IReadOnlyList<string> Required(YamlMap front, string key) =>
        front.Has(key) ? front.Texts(key) : throw front.Problem(key, $"the key \"{key}\" is missing");

    private static SourceReference ReadSource(YamlMap source)
    {
        source.AllowOnly("id", "locator");
        return source.Text("locator") is { Length: > 0 } locator
            ? new SourceReference(source.Text("id"), locator)
            : throw source.Problem("locator", "\"locator\" must name the place in the source");
    }

    private static List<(string Text, int Line)> SplitSentences(string body, int firstLine)
    {
        var sentences = new List<(string Text, int Line)>();
        var sentence = new StringBuilder();
        var begins = firstLine;
        foreach (var (line, number) in body.Split('\n').Select((line, index) => (line, firstLine + index)))
        {
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                begins = sentence.Length == 0 ? number : begins;
                sentence.Append(sentence.Length == 0 ? string.Empty : " ").Append(word);
                if (word[^1] is '.' or '!' or '?' || word.EndsWith(".\"", StringComparison.Ordinal))
                {
                    sentences.Add((sentence.ToString(), begins));
                    sentence.Clear();
                }
            }
        }

        if (sentence.Length > 0)
        {
            sentences.Add((sentence.ToString(), begins));
        }

        return sentences;
    }

    private static bool IsReviewed(YamlMap front) => front.Text("clinical-review") switch
    {
        "pending" => false,
        "done" => true,
        var other => throw front.Problem("clinical-review", $"\"clinical-review\" is pending or done, not \"{other}\""),
    };
}
