using ConsultBot.Consultation;
using ConsultBot.Consultation.Replies;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>
/// The words of the website: <c>prompts/website/&lt;language&gt;.yaml</c> with the clinic's facts filled in. English has every word; what another language lacks
/// is said in English.
/// </summary>
public sealed class WebsiteWords
{
    private const string StartersKey = "starters";
    private const string DirectionKey = "language.direction";
    private const int VersionLength = 12;

    private readonly ReplyBook book;
    private readonly Dictionary<string, string[]> keysBySection;

    private WebsiteWords(ReplyBook book, IReadOnlyList<string> starters, string privacyVersion)
    {
        this.book = book;
        Starters = starters;
        PrivacyVersion = privacyVersion;
        keysBySection = WebsiteWordKeys.Sections.ToDictionary(
            section => section.Key, section => Array.ConvertAll(section.Value, key => $"{section.Key}.{key}"), StringComparer.Ordinal);
        Languages = [.. book.Languages.Order(StringComparer.Ordinal)];
    }

    /// <summary>The languages that have words (BCP 47), in order of their codes.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>Questions to begin with. They are in English, because the approved answers are.</summary>
    public IReadOnlyList<string> Starters { get; }

    /// <summary>The version of the privacy notice: the beginning of a SHA-256 over its texts before the clinic's facts are filled in.</summary>
    public string PrivacyVersion { get; }

    /// <summary>SHA-256 over the files, in hexadecimal.</summary>
    public string Hash => book.Hash;

    /// <summary>Reads the files.</summary>
    /// <exception cref="YamlFileException">A file cannot be used: a key is unknown, or missing in English.</exception>
    public static WebsiteWords Read(string promptsPath, ClinicProfile clinic)
    {
        var folder = Path.Combine(promptsPath, "website");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToArray() : [];
        var maps = files.ToDictionary(file => Path.GetFileNameWithoutExtension(file), YamlFile.Read, StringComparer.Ordinal);
        if (!maps.TryGetValue(ReplyBook.English, out var english))
        {
            throw new YamlFileException(folder, 0, "there is no en.yaml; every other language falls back to it");
        }

        var texts = maps.ToDictionary(
            map => map.Key,
            map => (IReadOnlyDictionary<string, string>)ReadTexts(map.Value, isEnglish: map.Value == english),
            StringComparer.Ordinal);
        return new WebsiteWords(
            new ReplyBook(clinic, texts, YamlFile.Hash(files.Select(YamlFile.ReadText))),
            ReadStarters(english),
            YamlFile.Hash(WebsiteWordKeys.Sections["privacy"].Select(key => texts[ReplyBook.English][$"privacy.{key}"]))[..VersionLength]);
    }

    /// <summary>The words of that key in the language, else in English.</summary>
    /// <exception cref="ReplyTextException">There is no such key.</exception>
    public string Text(string key, string language) => book.Text(key, language);

    /// <summary>The language in which <see cref="Text"/> answers for that key.</summary>
    public string LanguageOf(string key, string language) => book.LanguageOf(key, language);

    /// <summary>Whether the language is written from right to left.</summary>
    public bool IsRightToLeft(string language) => Text(DirectionKey, language) is "rtl";

    /// <summary>All words of some sections, by their key without the section.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Sections(string language, params IEnumerable<string> sections) => sections.ToDictionary(
        section => section,
        section => (IReadOnlyDictionary<string, string>)keysBySection[section].ToDictionary(
            key => key[(section.Length + 1)..], key => Text(key, language), StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static Dictionary<string, string> ReadTexts(YamlMap file, bool isEnglish)
    {
        file.AllowOnly([.. WebsiteWordKeys.Sections.Keys, "clinical-review", isEnglish ? StartersKey : "native-review"]);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (section, keys) in WebsiteWordKeys.Sections.Where(section => isEnglish || file.Has(section.Key)))
        {
            var map = file.Map(section);
            map.AllowOnly(keys);
            foreach (var key in keys.Where(key => isEnglish || map.Has(key)))
            {
                texts[$"{section}.{key}"] = ReadText(map, key);
            }
        }

        return texts;
    }

    private static string ReadText(YamlMap map, string key)
    {
        var text = map.Text(key).Trim();
        if (text.Length == 0)
        {
            throw map.Problem(key, $"\"{key}\" is empty");
        }

        if (key is "direction" && text is not ("ltr" or "rtl"))
        {
            throw map.Problem(key, $"\"{key}\" must be ltr or rtl, not \"{text}\"");
        }

        return ReplyBook.UnknownPlaceholder(text) is { } unknown
            ? throw map.Problem(key, $"\"{key}\" names the placeholder {unknown}, which does not exist")
            : text;
    }

    private static IReadOnlyList<string> ReadStarters(YamlMap english) =>
        english.Texts(StartersKey) is { Count: > 0 } starters ? starters : throw english.Problem(StartersKey, $"\"{StartersKey}\" needs at least one question");
}
