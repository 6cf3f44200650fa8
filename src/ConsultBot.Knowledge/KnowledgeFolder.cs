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
    /// <summary>Reads the folder.</summary>
    /// <exception cref="YamlFileException">A file cannot be used, two passages share an id, or a passage cites an unknown source.</exception>
    public static KnowledgeFolder Read(string path) => ReadPassages(path) with { Edition = EditionFile.Read(Path.Combine(path, "edition.yaml")) };

    /// <summary>Reads the folder without the list of approved passages, of which none counts as approved then.</summary>
    /// <exception cref="YamlFileException">As for <see cref="Read"/>.</exception>
    public static KnowledgeFolder ReadPassages(string path)
    {
        var passagesPath = Existing(Path.Combine(path, "passages"));
        var sources = ReadSources(path);
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
        return new KnowledgeFolder(attributed, sources, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>Reads the documents alone, by id.</summary>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    public static IReadOnlyDictionary<string, SourceFile> ReadSources(string path) =>
        Directory.GetFiles(Existing(Path.Combine(path, "sources")), "*.yaml").Order(StringComparer.Ordinal)
            .Select(SourceFile.Read).ToDictionary(source => source.Id, StringComparer.Ordinal);

    // A passage with several sources says in words which sentence is whose.
    private static Passage Attribute(Passage passage, IReadOnlyDictionary<string, SourceFile> sources) => passage with
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

    /// <summary>The passages that may be served.</summary>
    /// <param name="isDevelopment">Whether drafts count as approved too.</param>
    public IReadOnlyList<Passage> Approved(bool isDevelopment) =>
    [
        .. Passages.Select(file => file.Passage)
            .Where(passage => isDevelopment || (Edition.TryGetValue(passage.Id, out var hash) && string.Equals(hash, passage.ContentHash, StringComparison.Ordinal))),
    ];
}
