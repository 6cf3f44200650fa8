using ConsultBot.Consultation;
using ConsultBot.Consultation.Replies;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>Reads <c>prompts/replies/</c>: one file for each language, named by its BCP 47 code.</summary>
public static class ReplyFiles
{
    private const string Reviewed = "done";

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

    /// <summary>The fixed replies of every language as they stand in the files, English first, then in the order of the codes.</summary>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    public static IReadOnlyList<ReplySheet> ReadSheets(string promptsPath)
    {
        var folder = Path.Combine(promptsPath, "replies");
        return [.. Directory.GetFiles(folder, "*.yaml").Select(ReadSheet).OrderBy(sheet => sheet.Language is not ReplyBook.English).ThenBy(sheet => sheet.Language, StringComparer.Ordinal)];
    }

    private static ReplySheet ReadSheet(string path)
    {
        var file = YamlFile.Read(path);
        return new ReplySheet(
            Path.GetFileNameWithoutExtension(path),
            [.. Flatten(file).Select(text => new ReplySheetText(text.Key, text.Value))],
            string.Equals(file.OptionalText("clinical-review"), Reviewed, StringComparison.Ordinal),
            file.OptionalText("native-review") is { } review ? string.Equals(review, Reviewed, StringComparison.Ordinal) : null);
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
