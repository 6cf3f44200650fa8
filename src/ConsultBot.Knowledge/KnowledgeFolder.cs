using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Retrieval;
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

    /// <summary>Reads the folder.</summary>
    /// <exception cref="YamlFileException">A file cannot be used, two passages share an id, or a passage cites an unknown source.</exception>
    public static KnowledgeFolder Read(string path) => ReadPassages(path) with { Edition = EditionFile.Read(Path.Combine(path, "edition.yaml")) };

    /// <summary>Reads the folder without the list of approved passages, of which none counts as approved then.</summary>
    /// <exception cref="YamlFileException">As for <see cref="Read"/>.</exception>
    public static KnowledgeFolder ReadPassages(string path)
    {
        var passagesPath = Existing(Path.Combine(path, "passages"));
        var sources = Directory.GetFiles(Existing(Path.Combine(path, "sources")), "*.yaml").Order(StringComparer.Ordinal)
            .Select(SourceFile.Read).ToDictionary(source => source.Id, StringComparer.Ordinal);
        var passages = Directory.GetFiles(passagesPath, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(PassageFile.Read).ToArray();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in passages)
        {
            if (!seen.TryAdd(file.Passage.Id, file.Path))
            {
                throw new YamlFileException(file.Path, 1, $"{seen[file.Passage.Id]} has the same id");
            }

            if (file.Passage.Sources.FirstOrDefault(source => !sources.ContainsKey(source.SourceId)) is { } unknown)
            {
                throw new YamlFileException(file.Path, 1, $"there is no source \"{unknown.SourceId}\" in knowledge/sources");
            }
        }

        var attributed = passages.Select(file => file with { Passage = Attribute(file.Passage, sources) }).ToArray();
        return new KnowledgeFolder(attributed, sources, new Dictionary<string, string>(StringComparer.Ordinal)) { Unanswered = ReadUnanswered(path, seen) };
    }

    private static UnansweredFile[] ReadUnanswered(string path, Dictionary<string, string> passages)
    {
        var folder = Path.Combine(path, "unanswered");
        UnansweredFile[] topics = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(UnansweredFile.Read)] : [];
        foreach (var topic in topics)
        {
            if (topic.Topic.Near.FirstOrDefault(id => !passages.ContainsKey(id)) is { } unknown)
            {
                throw new YamlFileException(topic.Path, 1, $"there is no passage \"{unknown}\" in knowledge/passages");
            }
        }

        return topics;
    }

    // A passage with several sources says in words which sentence is whose.
    private static Passage Attribute(Passage passage, Dictionary<string, SourceFile> sources) => passage with
    {
        Sentences =
        [
            .. passage.Sentences.Select(sentence => new PassageSentence(
                sentence.Text,
                passage.Sources.FirstOrDefault(source => sources[source.SourceId].NamedAs.Any(name => sentence.Text.Contains(name, StringComparison.OrdinalIgnoreCase))))),
        ],
    };

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
