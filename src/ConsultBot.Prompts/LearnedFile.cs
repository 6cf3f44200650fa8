using ConsultBot.Consultation;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>A labelled message.</summary>
/// <param name="Text">The message.</param>
/// <param name="Kind">0 for a fair question, else one more than the index of the rule of its decision.</param>
public sealed record LabelledMessage(string Text, int Kind);

/// <summary>
/// What <c>prompts/guardrails/learned.yaml</c> and the labelled examples in <c>examples/</c>, one message a line, say of how decisions
/// are learnt.
/// </summary>
/// <param name="Rules">The rules, one for each decision that is learnt.</param>
/// <param name="Likely">The likelihood from which a message counts as a fair question, 0 to 1.</param>
/// <param name="BeyondDoubt">The likelihood below which a message is a piece of what was refused just before, 0 to 1.</param>
/// <param name="Features">Reads what the model knows a message by.</param>
/// <param name="Examples">The examples, those of a kind together and in the order of their file.</param>
public sealed record LearnedFile(IReadOnlyList<LearnedRule> Rules, float Likely, float BeyondDoubt, ReadingFeatures Features, IReadOnlyList<LabelledMessage> Examples)
{
    private const string Fair = "fair";

    /// <summary>Reads the files.</summary>
    /// <param name="folder">The folder <c>prompts/guardrails/</c>.</param>
    /// <param name="families">The families of words.</param>
    /// <param name="fairQuestions">Fair questions beside those in the examples.</param>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    public static LearnedFile Read(string folder, WordFamilies families, IEnumerable<string> fairQuestions)
    {
        var file = YamlFile.Read(Path.Combine(folder, "learned.yaml"));
        file.AllowOnly("likely", "beyond-doubt", "rules");
        var rules = file.Maps("rules").Select(ReadRule).ToArray();
        if (rules.CountBy(rule => rule.Rule.Decision).FirstOrDefault(pair => pair.Value > 1) is { Value: > 1 } twice)
        {
            throw file.Problem("rules", $"two rules decide \"{twice.Key.WireName()}\"");
        }

        return new LearnedFile(
            rules,
            Likelihood(file, "likely"),
            Likelihood(file, "beyond-doubt"),
            new ReadingFeatures(new MessageFeatures(families)),
            [
                .. fairQuestions.Concat(Lines(folder, Fair)).Select(text => new LabelledMessage(text, 0)),
                .. rules.SelectMany((rule, index) => Lines(folder, rule.Rule.Decision.WireName()).Select(text => new LabelledMessage(text, index + 1))),
            ]);
    }

    /// <summary>The files of examples.</summary>
    public static IEnumerable<string> ExampleFiles(string folder) =>
        Directory.Exists(Path.Combine(folder, "examples")) ? Directory.GetFiles(Path.Combine(folder, "examples"), "*.txt").Order(StringComparer.Ordinal) : [];

    /// <summary>Learns from the examples what they decide.</summary>
    /// <param name="find">What the phrases find in a message.</param>
    /// <param name="rulesHash">The hash of the files that the phrases stand in: other phrases make another model.</param>
    /// <param name="models">Where what was learnt before is kept.</param>
    public LearnedDecisions Learn(Func<string, Reading> find, string rulesHash, ModelCache models)
    {
        var name = ModelCache.Name(["decisions", rulesHash, .. Examples.Select(example => $"{example.Kind} {example.Text}")]);
        return new LearnedDecisions(
            Rules,
            Likely,
            BeyondDoubt,
            Features,
            models.Get(name, Rules.Count + 1, () => LearnedDecisions.Train([.. Examples.Select(example => (Features.Read(find(example.Text)), example.Kind))], Rules.Count)));
    }

    private static LearnedRule ReadRule(YamlMap map)
    {
        map.AllowOnly("id", "decision", "from", "keeps", "off-subject", "in-sentence", "only-when-likely", "reply", "why", "refuses", "passages", "takes-whole-message");
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
        return new LearnedRule(rule, Likelihood(map, "from"), Likelihood(map, "keeps"), Leads: !map.Flag("only-when-likely"))
        {
            OffSubject = map.Has("off-subject") ? Likelihood(map, "off-subject") : null,
            InSentence = map.Has("in-sentence") ? Likelihood(map, "in-sentence") : null,
        };
    }

    private static IEnumerable<string> Lines(string folder, string kind)
    {
        var path = Path.Combine(folder, "examples", $"{kind}.txt");
        var examples = YamlFile.ReadText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return examples.Length > 0 ? examples : throw new YamlFileException(path, 1, "there are no examples");
    }

    private static Decision DecisionOf(YamlMap map, string key, string name) => Decisions.FromWireName(name) ?? throw map.Problem(key, $"there is no decision \"{name}\"");

    private static float Likelihood(YamlMap map, string key) =>
        map.Number(key) is >= 0 and <= 1 and var share ? (float)share : throw map.Problem(key, $"\"{key}\" must lie between 0 and 1");
}
