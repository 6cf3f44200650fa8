using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ConsultBot.Consultation;
using ConsultBot.Prompts;
using ConsultBot.Yaml;

namespace ConsultBot.Website;

/// <summary>The scripts, styles and words of the pages. Their address carries a hash over all of them, so that a browser may keep them for good.</summary>
public sealed class WebsiteAssets
{
    private const string Prefix = "website/";
    private const string LauncherScript = "launcher.js";
    private const string LauncherSlot = "/* the words */ null";
    private const int VersionLength = 16;

    private static readonly string[] ChatSections = ["language", "contact", "talk-to-a-person", "chat"];
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly FrozenDictionary<string, WebsiteAsset> files;
    private readonly FrozenDictionary<string, WebsiteAsset> launchers;

    /// <summary>Reads the files out of the program and packs them.</summary>
    public WebsiteAssets(WebsiteWords words, ClinicProfile clinic)
    {
        var texts = EmbeddedNames().Where(name => name is not LauncherScript).ToDictionary(name => name, EmbeddedText, StringComparer.Ordinal);
        foreach (var language in words.Languages)
        {
            texts[$"words.{language}.json"] = JsonSerializer.Serialize(words.Sections(language, ChatSections), Json);
        }

        Version = YamlFile.Hash(texts.OrderBy(text => text.Key, StringComparer.Ordinal).SelectMany(text => new[] { text.Key, text.Value }))[..VersionLength];
        files = texts.ToFrozenDictionary(text => text.Key, text => new WebsiteAsset(text.Key, text.Value), StringComparer.Ordinal);
        var launcher = Compact(EmbeddedText(LauncherScript));
        launchers = words.Languages.ToFrozenDictionary(
            language => language,
            language => new WebsiteAsset(LauncherScript, launcher.Replace(LauncherSlot, LauncherWords(words, clinic, language), StringComparison.Ordinal)),
            StringComparer.Ordinal);
    }

    /// <summary>The beginning of a hash over all files.</summary>
    public string Version { get; }

    /// <summary>The address of a file.</summary>
    public string PathTo(string name) => files.ContainsKey(name) ? $"/assets/{Version}/{name}" : throw new ArgumentException($"There is no asset {name}.", nameof(name));

    /// <summary>The file of that name, or <c>null</c>.</summary>
    public WebsiteAsset? Find(string name) => files.GetValueOrDefault(name);

    /// <summary>The launcher with its words in that language.</summary>
    public WebsiteAsset Launcher(string language) => launchers[language];

    /// <summary>A value for a script, safe inside of a page.</summary>
    public static string ToJson(object value) => JsonSerializer.Serialize(value, Json);

    private static string LauncherWords(WebsiteWords words, ClinicProfile clinic, string language) => ToJson(new
    {
        language,
        direction = words.Text("language.direction", language),
        words = words.Sections(language, "contact", "talk-to-a-person", "launcher"),
        starters = words.Starters,
        call = PhoneLink.To(clinic.Phone),
        emergency = PhoneLink.To(clinic.EmergencyNumber),
    });

    // Indentation and whole-line comments are for those who read the source, not for the wire.
    private static string Compact(string script) => string.Join('\n', script.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)));

    private static IEnumerable<string> EmbeddedNames() => typeof(WebsiteAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]);

    private static string EmbeddedText(string name)
    {
        using var reader = new StreamReader(typeof(WebsiteAssets).Assembly.GetManifestResourceStream(Prefix + name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
