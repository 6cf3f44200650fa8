using ConsultBot.Consultation;
using ConsultBot.Consultation.Replies;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>Reads <c>prompts/replies/</c>: one file for each language, named by its BCP 47 code.</summary>
public static class ReplyFiles
{
    /// <summary>The fixed replies with the clinic's facts filled in.</summary>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    public static ReplyBook Read(string promptsPath, ClinicProfile clinic)
    {
        var folder = Path.Combine(promptsPath, "replies");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToArray() : [];
        var texts = files.ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => (IReadOnlyDictionary<string, string>)Flatten(YamlFile.Read(file)),
            StringComparer.Ordinal);
        try
        {
            return new ReplyBook(clinic, texts, YamlFile.Hash(files.Select(YamlFile.ReadText)));
        }
        catch (ReplyTextException exception)
        {
            throw new YamlFileException(folder, 0, exception.Message, exception);
        }
    }

    private static Dictionary<string, string> Flatten(YamlMap map)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in map.Keys.Where(key => key is not "clinical-review" and not "native-review"))
        {
            if (map.TryMap(key) is { } nested)
            {
                foreach (var inner in nested.Keys)
                {
                    // "text" is the reply itself; its other parts are named behind a dot.
                    Add(nested, inner, inner is "text" ? key : $"{key}.{inner}");
                }
            }
            else
            {
                Add(map, key, key);
            }
        }

        return texts;

        void Add(YamlMap from, string key, string name)
        {
            var text = from.Text(key).Trim();
            if (text.Length == 0)
            {
                throw from.Problem(key, $"the reply \"{name}\" is empty");
            }

            if (ReplyBook.UnknownPlaceholder(text) is { } unknown)
            {
                throw from.Problem(key, $"the reply \"{name}\" names the placeholder {unknown}, which does not exist");
            }

            if (!texts.TryAdd(name, text))
            {
                throw from.Problem(key, $"there are two replies \"{name}\"");
            }
        }
    }
}
