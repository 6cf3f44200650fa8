using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>The words of the review pages: <c>prompts/review/en.yaml</c>.</summary>
public sealed class ReviewWords
{
    private readonly Dictionary<string, string> texts;

    private ReviewWords(Dictionary<string, string> texts) => this.texts = texts;

    /// <summary>Every key that there are words for.</summary>
    public IReadOnlyCollection<string> Keys => texts.Keys;

    /// <summary>The words of a key, for example <c>list.title</c>.</summary>
    /// <exception cref="ArgumentException">There is no such key.</exception>
    public string this[string key] => texts.TryGetValue(key, out var text) ? text : throw new ArgumentException($"There are no words \"{key}\".", nameof(key));

    /// <summary>Reads the file.</summary>
    /// <exception cref="YamlFileException">It cannot be used: a key is missing or unknown.</exception>
    public static ReviewWords Read(string promptsPath)
    {
        var file = YamlFile.Read(Path.Combine(promptsPath, "review", "en.yaml"));
        file.AllowOnly([.. ReviewWordKeys.Sections.Keys]);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (section, keys) in ReviewWordKeys.Sections)
        {
            var map = file.Map(section);
            if (!ReviewWordKeys.IsOpen(section))
            {
                map.AllowOnly(keys);
            }

            foreach (var key in keys.Union(map.Keys, StringComparer.Ordinal))
            {
                texts[$"{section}.{key}"] = ReadText(map, key);
            }
        }

        return new ReviewWords(texts);
    }

    /// <summary>The words for a name in the record, such as a channel or a decision; the name itself when there are none.</summary>
    public string Name(string section, string name) => texts.GetValueOrDefault($"{section}.{name}", name);

    /// <summary>The names that a section has words for, in the order of the file.</summary>
    public IEnumerable<string> Names(string section) =>
        texts.Keys.Where(key => key.StartsWith(section, StringComparison.Ordinal) && key[section.Length] is '.').Select(key => key[(section.Length + 1)..]);

    private static string ReadText(YamlMap map, string key) =>
        map.Text(key).Trim() is { Length: > 0 } text ? text : throw map.Problem(key, $"\"{key}\" is empty");
}
