using System.Text.RegularExpressions;

namespace ConsultBot.Consultation.Replies;

/// <summary>A fixed text that names a placeholder or a key that does not exist.</summary>
public sealed class ReplyTextException(string message) : Exception(message);

/// <summary>
/// The fixed texts of <c>prompts/replies/&lt;language&gt;.yaml</c> with the clinic's own facts filled in. A key that a language lacks is answered in
/// English; a key that English lacks is an error at start.
/// </summary>
public sealed partial class ReplyBook
{
    /// <summary>The language that has every key.</summary>
    public const string English = "en";

    private static readonly HashSet<string> Known =
    [
        "ClinicName", "Country", "Phone", "Email", "UrgentPhone", "AfterHours", "EmergencyNumber", "CrisisLine", "CrisisLineFacts", "Hours", "BookingLink",
        "PriceText", "What", "Near1", "Near2", "SourceTitle", "SourceKind", "SourceStanding", "SourcePlace", "SourceStrength", "Ref", "NextOpening", "Role", "Words",
    ];

    private readonly Dictionary<string, Dictionary<string, string>> texts;

    /// <summary>Fills the texts in and checks them.</summary>
    /// <param name="clinic">The clinic whose facts the placeholders name.</param>
    /// <param name="textsByLanguage">For each language (BCP 47) its texts by key.</param>
    /// <param name="hash">SHA-256 over the files, in hexadecimal.</param>
    /// <exception cref="ReplyTextException">English is missing, or a text names an unknown placeholder.</exception>
    public ReplyBook(ClinicProfile clinic, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> textsByLanguage, string hash)
    {
        var facts = FactsOf(clinic);
        Hash = hash;
        texts = textsByLanguage.ToDictionary(
            language => language.Key,
            language => language.Value.ToDictionary(text => text.Key, text => Fill(text.Value, facts, $"{language.Key}: {text.Key}"), StringComparer.Ordinal),
            StringComparer.Ordinal);
        if (!texts.ContainsKey(English))
        {
            throw new ReplyTextException("There are no English replies; every other language falls back to them.");
        }
    }

    /// <summary>SHA-256 over the files, in hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>The languages that have texts (BCP 47).</summary>
    public IReadOnlyCollection<string> Languages => texts.Keys;

    /// <summary>Whether there is a text of that key.</summary>
    public bool Has(string key) => texts[English].ContainsKey(key);

    /// <summary>The text of that key in the language, else in English.</summary>
    /// <exception cref="ReplyTextException">There is no such key.</exception>
    public string Text(string key, string language) =>
        texts.TryGetValue(language, out var own) && own.TryGetValue(key, out var text) ? text
        : texts[English].TryGetValue(key, out text) ? text
        : throw new ReplyTextException($"prompts/replies/en.yaml has no text \"{key}\".");

    /// <summary>The language in which <see cref="Text"/> answers for that key.</summary>
    public string LanguageOf(string key, string language) =>
        texts.TryGetValue(language, out var own) && own.ContainsKey(key) ? language : English;

    /// <summary>The first placeholder of a text that does not exist, or <c>null</c> when all do.</summary>
    public static string? UnknownPlaceholder(string text) =>
        Placeholder().Matches(text).FirstOrDefault(match => !Known.Contains(match.Groups["name"].Value))?.Value;

    private static Dictionary<string, string> FactsOf(ClinicProfile clinic) => new(StringComparer.Ordinal)
    {
        ["ClinicName"] = clinic.Name,
        ["Country"] = clinic.Country,
        ["Phone"] = clinic.Phone,
        ["Email"] = clinic.Email,
        ["UrgentPhone"] = clinic.UrgentPhone,
        ["AfterHours"] = clinic.AfterHours,
        ["EmergencyNumber"] = clinic.EmergencyNumber,
        ["CrisisLine"] = clinic.CrisisLine,
        ["CrisisLineFacts"] = clinic.CrisisLineFacts,
        ["Hours"] = clinic.Hours,
        ["BookingLink"] = clinic.BookingLink,
        ["PriceText"] = clinic.PriceText,
        ["What"] = "{What}",
        ["Near1"] = "{Near1}",
        ["Near2"] = "{Near2}",
        ["SourceTitle"] = "{SourceTitle}",
        ["SourceKind"] = "{SourceKind}",
        ["SourceStanding"] = "{SourceStanding}",
        ["SourcePlace"] = "{SourcePlace}",
        ["SourceStrength"] = "{SourceStrength}",
        ["Ref"] = "{Ref}",
        ["NextOpening"] = "{NextOpening}",
        ["Role"] = "{Role}",
        ["Words"] = "{Words}",
    };

    private static string Fill(string text, Dictionary<string, string> facts, string where) => Placeholder().Replace(
        text.Trim(),
        match => facts.TryGetValue(match.Groups["name"].Value, out var fact)
            ? fact
            : throw new ReplyTextException($"{where} names the placeholder {match.Value}, which does not exist."));

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Placeholder();
}
