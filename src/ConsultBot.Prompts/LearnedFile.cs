using ConsultBot.Consultation;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>Reads <c>prompts/guardrails/learned.yaml</c> and the labelled examples in <c>prompts/guardrails/examples/</c>, one message a line.</summary>
public static class LearnedFile
{
    private const string Fair = "fair";

    /// <summary>The decisions learnt from the examples.</summary>
    /// <param name="folder">The folder <c>prompts/guardrails/</c>.</param>
    /// <param name="fairQuestions">Fair questions beside those in the examples.</param>
    /// <param name="models">Where what was learnt before is kept.</param>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    public static LearnedDecisions Read(string folder, IEnumerable<string> fairQuestions, ModelCache models)
    {
        var file = YamlFile.Read(Path.Combine(folder, "learned.yaml"));
        file.AllowOnly("likely", "beyond-doubt", "yielding", "rules");
        var rules = file.Maps("rules").Select(ReadRule).ToArray();
        var yielding = file.Texts("yielding").ToHashSet(StringComparer.Ordinal);
        var others = rules.SelectMany(rule => Examples(folder, rule.Rule.Decision.WireName()).Select(text => (rule.Rule.Decision, text)));
        return new LearnedDecisions(rules, yielding, Likelihood(file, "likely"), Likelihood(file, "beyond-doubt"), [.. fairQuestions, .. Examples(folder, Fair)], [.. others], models);
    }

    /// <summary>The files that the decisions are learnt from.</summary>
    public static IEnumerable<string> ExampleFiles(string folder) =>
        Directory.Exists(Path.Combine(folder, "examples")) ? Directory.GetFiles(Path.Combine(folder, "examples"), "*.txt").Order(StringComparer.Ordinal) : [];

    private static LearnedRule ReadRule(YamlMap map)
    {
        map.AllowOnly("id", "decision", "from", "reply", "why", "refuses", "passages", "takes-whole-message");
        var decision = DecisionOf(map, "decision", map.Text("decision"));
        var rule = new ScreeningRule
        {
            Id = map.Text("id"),
            Decision = decision,
            Why = map.Text("why"),
            Reply = map.Text("reply"),
            When = [],
            Refuses = map.OptionalText("refuses"),
            Passages = map.Texts("passages"),
            TakesWholeMessage = map.Flag("takes-whole-message"),
            LeavesSentence = true,
        };
        return new LearnedRule(rule, Likelihood(map, "from"));
    }

    private static IEnumerable<string> Examples(string folder, string kind)
    {
        var path = Path.Combine(folder, "examples", $"{kind}.txt");
        var examples = YamlFile.ReadText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return examples.Length > 0 ? examples : throw new YamlFileException(path, 1, "there are no examples");
    }

    private static Decision DecisionOf(YamlMap map, string key, string name) => Decisions.FromWireName(name) ?? throw map.Problem(key, $"there is no decision \"{name}\"");

    private static float Likelihood(YamlMap map, string key) =>
        map.Number(key) is >= 0 and <= 1 and var share ? (float)share : throw map.Problem(key, $"\"{key}\" must lie between 0 and 1");
}
