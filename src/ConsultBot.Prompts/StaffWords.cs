using System.Text.RegularExpressions;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>What staff read in Teams (<c>prompts/staff/en.yaml</c>).</summary>
public sealed class StaffWords
{
    private static readonly string[] Required =
    [
        "draft", "no-draft", "help", "stranger", "unknown-command", "nothing-waits", "nothing-mine", "waits", "held-by", "claimed", "released", "replied", "noted", "snoozed", "transferred", "resolved", "reopened", "concerns",
        "nothing-to-send", "refused.unknown", "refused.hasanother", "refused.notclaimed", "refused.isresolved", "refused.isopen", "refused.noteam", "refused.nowords", "refused.ispast", "not-recorded",
        "card-title", "card-waiting", "card-held", "card-resolved", "escalated", "patient-said", "who-patient", "who-service", "urgency.immediate", "urgency.urgent", "urgency.today", "urgency.routine",
        "topic.emergency", "topic.crisis", "topic.adverse-event", "topic.distress", "topic.complaint", "topic.person", "topic.booking", "topic.price", "topic.records", "topic.question", "topic.feedback",
    ];

    private readonly Dictionary<string, string> words;

    private StaffWords(Dictionary<string, string> words) => this.words = words;

    /// <summary>The words of a key.</summary>
    /// <param name="key">The key.</param>
    public string this[string key] => words[key];

    /// <summary>Reads the file.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static StaffWords Read(string promptsPath)
    {
        var map = YamlFile.Read(Path.Combine(promptsPath, "staff", "en.yaml"));
        map.AllowOnly(Required);
        return new StaffWords(Required.ToDictionary(key => key, key => map.Text(key).Trim(), StringComparer.Ordinal));
    }

    /// <summary>The words of a key with its braces filled in.</summary>
    /// <param name="key">The key.</param>
    /// <param name="values">What stands for what, for example <c>("Number", "42")</c>.</param>
    public string Fill(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = words[key];
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text;
    }
}

/// <summary>Something that a member of staff wants.</summary>
/// <param name="Name">What, for example <c>claim</c>.</param>
/// <param name="Number">The number of the enquiry; 0 where none is named.</param>
/// <param name="Words">What follows, or empty.</param>
/// <param name="Time">How long, or zero.</param>
public sealed record StaffCommand(string Name, long Number, string Words, TimeSpan Time);

/// <summary>Reads what staff want (<c>prompts/staff/commands.yaml</c>). What is none of it is nothing: nobody's wish is guessed.</summary>
public sealed class StaffCommands
{
    private const int LongestText = 20_000;

    private static readonly string[] Names = ["queue", "mine", "next", "claim", "show", "draft", "use", "reply", "send", "note", "snooze", "transfer", "release", "resolve", "reopen", "help"];
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(30);

    private readonly (string Name, Regex Form)[] forms;

    private StaffCommands((string Name, Regex Form)[] forms) => this.forms = forms;

    /// <summary>Reads the file.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static StaffCommands Read(string promptsPath)
    {
        var map = YamlFile.Read(Path.Combine(promptsPath, "staff", "commands.yaml"));
        map.AllowOnly(Names);
        return new StaffCommands([.. Names.SelectMany(name => map.Texts(name) is { Count: > 0 } forms ? forms.Select(form => (name, Compile(form))) : throw map.Problem(name, $"\"{name}\" needs a form"))]);
    }

    /// <summary>What a text wants; <c>null</c> when it is no command.</summary>
    public StaffCommand? Find(string text)
    {
        var said = text.Trim().Replace('’', '\'');
        if (said.Length is 0 or > LongestText)
        {
            return null;
        }

        // The form that leaves the fewest words over says best what is wanted; what was asked as a question, or shouted, is the same wish.
        var found = Matches(said) is { Length: > 0 } asSaid ? asSaid : Matches(said.TrimEnd('?', '!', '.', ' '));
        if (found.Length == 0)
        {
            return null;
        }

        var (name, match) = found.MinBy(form => form.Match.Groups["words"].Length);
        var number = match.Groups["n"];
        return number.Success && number.Length > 0
            ? new StaffCommand(name, long.Parse(number.ValueSpan, System.Globalization.CultureInfo.InvariantCulture), match.Groups["words"].Value.Trim(), TimeOf(match.Groups["time"].Value))
            : new StaffCommand(name, 0, match.Groups["words"].Value.Trim(), TimeOf(match.Groups["time"].Value));
    }

    private (string Name, Match Match)[] Matches(string said) => [.. forms.Select(form => (form.Name, Match: form.Form.Match(said))).Where(form => form.Match.Success)];

    private static TimeSpan TimeOf(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return TimeSpan.Zero;
        }

        var time = char.ToLowerInvariant(text[^1]) switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(Math.Min(number, LongestTime.Days)),
        };
        return time > LongestTime ? LongestTime : time;
    }

    private static Regex Compile(string form)
    {
        var pattern = Regex.Escape(form)
            .Replace(@"\{n}", @"\#?(?<n>[0-9]{1,12})", StringComparison.Ordinal)
            .Replace(@"\{words}", @"(?<words>.+)", StringComparison.Ordinal)
            .Replace(@"\{time}", @"(?<time>[0-9]{1,4}[mhd])", StringComparison.Ordinal)
            .Replace(@"\ ", @"\s+", StringComparison.Ordinal);
        return new Regex($"^{pattern}$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}
