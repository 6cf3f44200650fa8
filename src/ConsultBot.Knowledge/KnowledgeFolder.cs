using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Knowledge.Check;
using ConsultBot.Knowledge.Files;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge;

/// <summary>What stands in <c>knowledge/</c>, read and checked.</summary>
/// <param name="Passages">All passages, approved or not.</param>
/// <param name="Sources">The documents, by id.</param>
/// <param name="Edition">The approved content hashes, by passage id.</param>
public sealed record KnowledgeFolder(
    IReadOnlyList<PassageFile> Passages,
    IReadOnlyDictionary<string, SourceFile> Sources,
    IReadOnlyDictionary<string, string> Edition)
{
    /// <summary>What patients ask that no passage answers.</summary>
    public IReadOnlyList<UnansweredFile> Unanswered { get; private init; } = [];

    /// <summary>Questions that passages do answer, beside those that stand in them: by these the others are told apart.</summary>
    public IReadOnlyList<string> Answered { get; private init; } = [];

    /// <summary>Reads the folder.</summary>
    /// <exception cref="YamlFileException">A file cannot be used, two passages share an id, or a passage cites an unknown source.</exception>
    public static KnowledgeFolder Read(string path) => ReadPassages(path) with { Edition = EditionFile.Read(Path.Combine(path, "edition.yaml")) };

    /// <summary>Reads the folder without the list of approved passages, of which none counts as approved then.</summary>
    /// <exception cref="YamlFileException">As for <see cref="Read"/>.</exception>
    public static KnowledgeFolder ReadPassages(string path)
    {
        var folder = ReadUnchecked(path);
        return folder.Mismatches().FirstOrDefault() is { } mismatch ? throw new YamlFileException(mismatch.Path, mismatch.Line, mismatch.Reason) : folder;
    }

    /// <summary>Reads the folder as <see cref="ReadPassages"/> does, whether its files fit together or not.</summary>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    public static KnowledgeFolder ReadUnchecked(string path)
    {
        var passagesPath = Existing(Path.Combine(path, "passages"));
        var sources = ReadSources(path);
        return new KnowledgeFolder(
            [.. Directory.GetFiles(passagesPath, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => PassageFile.Read(file).Attributed(sources))],
            sources,
            new Dictionary<string, string>(StringComparer.Ordinal))
        {
            Unanswered = ReadUnanswered(Path.Combine(path, "unanswered")),
            Answered = ReadAnswered(Path.Combine(path, "unanswered", "answered.txt")),
        };
    }

    /// <summary>Where the files do not fit together: two passages with one id, a source that is cited and is not there.</summary>
    public IEnumerable<Finding> Mismatches()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Passages)
        {
            if (!seen.TryAdd(file.Passage.Id, file.Path))
            {
                yield return new Finding(file.Path, file.Lines.Of("id"), $"{seen[file.Passage.Id]} has the same id");
            }

            foreach (var (source, line) in file.Passage.Sources.Zip(file.Lines.Sources).Where(cited => !Sources.ContainsKey(cited.First.SourceId)))
            {
                yield return new Finding(file.Path, line, $"there is no source \"{source.SourceId}\" in knowledge/sources");
            }
        }

        foreach (var topic in Unanswered)
        {
            foreach (var unknown in topic.Topic.Near.Where(id => !seen.ContainsKey(id)))
            {
                yield return new Finding(topic.Path, 1, $"there is no passage \"{unknown}\" in knowledge/passages");
            }
        }
    }

    /// <summary>Reads the documents alone, by id.</summary>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    public static IReadOnlyDictionary<string, SourceFile> ReadSources(string path) =>
        Directory.GetFiles(Existing(Path.Combine(path, "sources")), "*.yaml").Order(StringComparer.Ordinal)
            .Select(SourceFile.Read).ToDictionary(source => source.Id, StringComparer.Ordinal);

    private static UnansweredFile[] ReadUnanswered(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(UnansweredFile.Read)] : [];

    private static string[] ReadAnswered(string path) =>
        File.Exists(path) ? YamlFile.ReadText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];

    private static string Existing(string folder) =>
        Directory.Exists(folder) ? folder : throw new YamlFileException(folder, 0, "the folder does not exist");

    /// <summary>The list of approved passages as a change of the record: what is in force while nobody has decided anything.</summary>
    public KnowledgeChange EditionAsChange()
    {
        var texts = Passages.ToDictionary(file => file.Passage.ContentHash, file => file.Content, StringComparer.Ordinal);
        return new KnowledgeChange(
            KnowledgeAction.Edition,
            [.. Edition.Select(passage => new PassageVersion(passage.Key, passage.Value, texts.GetValueOrDefault(passage.Value, string.Empty)))],
            "knowledge/edition.yaml",
            "The edition that came with the service.");
    }

    /// <summary>The passages that may be served.</summary>
    /// <param name="isDevelopment">Whether drafts count as approved too.</param>
    public IReadOnlyList<Passage> Approved(bool isDevelopment) =>
    [
        .. Passages.Select(file => file.Passage)
            .Where(passage => isDevelopment || (Edition.TryGetValue(passage.Id, out var hash) && string.Equals(hash, passage.ContentHash, StringComparison.Ordinal))),
    ];
}
