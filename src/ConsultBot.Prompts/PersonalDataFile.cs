using ConsultBot.Consultation.Screening.PersonalData;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>Reads <c>prompts/guardrails/personal-data.yaml</c>: by which words personal data is known, and what is shown in its place.</summary>
public static class PersonalDataFile
{
    private const int LongestPlaceholder = 30;

    private static readonly string[] Languages = ["en", "es", "pt", "fr", "de", "it", "id", "vi", "zh", "ja", "ko", "ar", "ru"];

    private static readonly Dictionary<Hint, string> Keys = new()
    {
        [Hint.Name] = "name", [Hint.MaybeName] = "maybe-name", [Hint.NameBefore] = "name-before", [Hint.SignOff] = "sign-off", [Hint.Patient] = "patient", [Hint.Birth] = "birth",
        [Hint.Phone] = "phone", [Hint.Passport] = "passport", [Hint.Record] = "record", [Hint.NationalId] = "national-id", [Hint.Address] = "address", [Hint.Thing] = "thing",
    };

    private static readonly string[] Needed = ["name", "patient", "birth", "phone", "passport", "record", "national-id", "address", "thing", "not-names"];
    private static readonly string[] Known = [.. Keys.Values, "not-names", "months"];

    /// <summary>A reader that goes by the file.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static PersonalDataReader Read(string promptsPath)
    {
        var file = YamlFile.Read(Path.Combine(promptsPath, "guardrails", "personal-data.yaml"));
        file.AllowOnly(
            "placeholders", "languages", "name-particles", "titles", "quantities", "streets-after", "streets-before", "street-endings", "at-words", "dot-words", "profile-hosts",
            "person-members");
        var languages = ReadLanguages(file.Map("languages"));
        var words = new PersonalDataWords
        {
            Placeholders = ReadPlaceholders(file.Map("placeholders")),
            Hints = Keys.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. languages.SelectMany(language => Phrases(language, pair.Value))]),
            NotNames = [.. languages.SelectMany(language => Phrases(language, "not-names"))],
            Months = [.. languages.SelectMany(language => Phrases(language, "months"))],
            NameParticles = Phrases(file, "name-particles"),
            Titles = Phrases(file, "titles"),
            Quantities = Phrases(file, "quantities"),
            StreetsAfter = Phrases(file, "streets-after"),
            StreetsBefore = Phrases(file, "streets-before"),
            StreetEndings = Phrases(file, "street-endings"),
            AtWords = Phrases(file, "at-words"),
            DotWords = Phrases(file, "dot-words"),
            ProfileHosts = Phrases(file, "profile-hosts"),
            PersonMembers = Phrases(file, "person-members"),
        };
        var reader = new PersonalDataReader(words);
        foreach (var (kind, placeholder) in words.Placeholders)
        {
            if (reader.Find(placeholder).Count > 0)
            {
                throw file.Map("placeholders").Problem(kind.WireName(), $"\"{placeholder}\" would itself be read as personal data");
            }
        }

        return reader;
    }

    private static YamlMap[] ReadLanguages(YamlMap map)
    {
        map.AllowOnly(Languages);
        return
        [
            .. Languages.Select(name =>
            {
                var language = map.Map(name);
                language.AllowOnly(Known);
                return Needed.FirstOrDefault(key => language.Texts(key).Count == 0) is { } missing
                    ? throw map.Problem(name, $"there is nothing under \"{missing}\"")
                    : language;
            }),
        ];
    }

    private static Dictionary<PersonalDataKind, string> ReadPlaceholders(YamlMap map)
    {
        var kinds = Enum.GetValues<PersonalDataKind>();
        map.AllowOnly([.. kinds.Select(PersonalDataKinds.WireName)]);
        return kinds.ToDictionary(kind => kind, kind =>
        {
            var placeholder = map.Text(kind.WireName());
            return placeholder is ['[', .. { Length: > 0 } inside, ']'] && placeholder.Length <= LongestPlaceholder && !inside.AsSpan().ContainsAny('[', ']', '\n')
                ? placeholder
                : throw map.Problem(kind.WireName(), $"a word in square brackets of at most {LongestPlaceholder} characters is expected, not \"{placeholder}\"");
        });
    }

    private static IReadOnlyList<string> Phrases(YamlMap map, string key)
    {
        var phrases = map.Texts(key);
        return phrases.FirstOrDefault(phrase => !phrase.Any(char.IsLetter)) is { } wordless
            ? throw map.Problem(key, $"\"{wordless}\" has no word")
            : phrases;
    }
}
