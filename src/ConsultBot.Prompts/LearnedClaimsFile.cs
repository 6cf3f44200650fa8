using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Verification;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>What <c>prompts/guardrails/learned-claims.yaml</c> and the labelled sentences in <c>claims/</c> say of how violations are learnt.</summary>
/// <param name="Rules">The rules, one for each violation that is learnt.</param>
/// <param name="From">The likelihood from which a violation counts, 0 to 1.</param>
/// <param name="BeyondDoubt">The likelihood from which a sentence is in order whatever rule it hits, 0 to 1.</param>
/// <param name="Words">Reads what the model knows a sentence by.</param>
/// <param name="Sentences">The sentences, with 0 for one in order, else one more than the index of its rule.</param>
/// <param name="Hash">SHA-256 over the files, in hexadecimal.</param>
public sealed record LearnedClaimsFile(
    IReadOnlyList<ClaimRule> Rules, float From, float BeyondDoubt, MessageFeatures Words, IReadOnlyList<LabelledMessage> Sentences, string Hash)
{
    private const float Emphasis = 1;

    /// <summary>Reads the files.</summary>
    /// <param name="folder">The folder <c>prompts/guardrails/</c>.</param>
    /// <param name="families">The families of words.</param>
    /// <param name="inOrder">Sentences that are in order beside those in the files.</param>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    public static LearnedClaimsFile Read(string folder, WordFamilies families, IEnumerable<string> inOrder)
    {
        var path = Path.Combine(folder, "learned-claims.yaml");
        var file = YamlFile.Read(path);
        file.AllowOnly("from", "beyond-doubt", "rules");
        var rules = file.Maps("rules").Select(map =>
        {
            map.AllowOnly("id", "violation", "why");
            var violation = Violations.FromWireName(map.Text("violation")) ?? throw map.Problem("violation", $"there is no violation \"{map.Text("violation")}\"");
            return new ClaimRule(map.Text("id"), violation, map.Text("why"), [], []);
        }).ToArray();
        if (rules.CountBy(rule => rule.Violation).FirstOrDefault(pair => pair.Value > 1) is { Value: > 1 } twice)
        {
            throw file.Problem("rules", $"two rules are for \"{twice.Key.WireName()}\"");
        }

        LabelledMessage[] sentences =
        [
            .. inOrder.Concat(Lines(folder, "ok")).Select(text => new LabelledMessage(text, 0)),
            .. rules.SelectMany((rule, index) => Lines(folder, rule.Violation.WireName()).Select(text => new LabelledMessage(text, index + 1))),
        ];
        return new LearnedClaimsFile(
            rules,
            Likelihood(file, "from"),
            Likelihood(file, "beyond-doubt"),
            new MessageFeatures(families),
            sentences,
            YamlFile.Hash(sentences.Select(sentence => $"{sentence.Kind} {sentence.Text}").Prepend(YamlFile.ReadText(path))));
    }

    /// <summary>Learns from the sentences.</summary>
    /// <param name="read">What the phrases find in a sentence.</param>
    /// <param name="hash">The hash of all that is learnt from.</param>
    /// <param name="models">Where what was learnt before is kept.</param>
    public LearnedClaims Learn(Func<string, ClaimReading> read, string hash, ModelCache models)
    {
        var model = models.Get(ModelCache.Name(["claims", hash]), Rules.Count + 1, () => DecisionModel.Train(
            [.. Sentences.Select(sentence => (Features(read(sentence.Text)), sentence.Kind))],
            Rules.Count + 1,
            [.. Enumerable.Repeat(Emphasis, Rules.Count + 1)]));
        return new LearnedClaims(Rules, From, BeyondDoubt, Words, model);
    }

    /// <summary>What the model knows a sentence by.</summary>
    public int[] Features(ClaimReading reading) => LearnedClaims.Features(Words, reading.Text, reading.PhraseHits);

    private static string[] Lines(string folder, string name)
    {
        var path = Path.Combine(folder, "claims", $"{name}.txt");
        var lines = YamlFile.ReadText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length > 0 ? lines : throw new YamlFileException(path, 1, "there are no sentences");
    }

    private static float Likelihood(YamlMap map, string key) =>
        map.Number(key) is >= 0 and <= 1 and var share ? (float)share : throw map.Problem(key, $"\"{key}\" must lie between 0 and 1");
}
