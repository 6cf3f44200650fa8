using System.Globalization;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Translation;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>Reads <c>prompts/guardrails/translation.yaml</c>: the words by which a translation is compared with its English.</summary>
public static class TranslationFile
{
    /// <summary>The words of each language.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static TranslationWords Read(string promptsPath)
    {
        var file = YamlFile.Read(Path.Combine(promptsPath, "guardrails", "translation.yaml"));
        file.AllowOnly("native-review", "languages");
        var languages = file.Maps("languages").Select(ReadLanguage).ToArray();
        var claims = languages.FirstOrDefault(language => language.Language is ReplyBook.English)?.Claims
            ?? throw file.Problem("languages", "English is missing; every translation is compared with it");
        return languages.FirstOrDefault(language => !language.Claims.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(claims.Keys)) is { } other
            ? throw file.Problem("languages", $"the claims of \"{other.Language}\" must be those of English: {string.Join(", ", claims.Keys)}")
            : languages.GroupBy(language => language.Language, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw file.Problem("languages", $"\"{twice.Key}\" stands there twice")
            : new TranslationWords(languages);
    }

    private static LanguageWords ReadLanguage(YamlMap map)
    {
        map.AllowOnly("language", "spaced", "denials", "no-denials", "numbers", "claims");
        var (numbers, claims) = (map.Map("numbers"), map.Map("claims"));
        return new LanguageWords(
            map.Text("language"),
            map.Flag("spaced"),
            Words(map, "denials"),
            map.Has("no-denials") ? Words(map, "no-denials") : [],
            numbers.Keys.ToDictionary(
                key => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw numbers.Problem(key, $"\"{key}\" is no number"),
                key => Words(numbers, key)),
            claims.Keys.ToDictionary(key => key, key => Words(claims, key), StringComparer.Ordinal));
    }

    private static IReadOnlyList<string> Words(YamlMap map, string key) =>
        map.Texts(key) is { Count: > 0 } words && words.All(word => word.Length > 0) ? words : throw map.Problem(key, $"\"{key}\" must be a list of words");
}
