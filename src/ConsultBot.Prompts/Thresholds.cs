using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Verification;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>The numbers of <c>prompts/guardrails/thresholds.yaml</c>.</summary>
/// <param name="Retrieval">What retrieval goes by.</param>
/// <param name="Verification">What verification goes by.</param>
public sealed record Thresholds(RetrievalThresholds Retrieval, GroundingWeights Verification)
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static Thresholds Read(string promptsPath)
    {
        var file = YamlFile.Read(Path.Combine(promptsPath, "guardrails", "thresholds.yaml"));
        file.AllowOnly("retrieval", "verification");
        var retrieval = file.Map("retrieval");
        retrieval.AllowOnly("floor", "strange-floor", "refusal-floor", "unanswered", "alike", "known");
        var verification = file.Map("verification");
        verification.AllowOnly("uncovered", "scattered", "number", "unit", "name", "therapy", "polarity", "direction", "population", "certainty", "bearable");
        return new Thresholds(
            new RetrievalThresholds(Share(retrieval, "floor"), Share(retrieval, "strange-floor"), Share(retrieval, "refusal-floor"), Share(retrieval, "unanswered"), Share(retrieval, "alike"), Share(retrieval, "known")),
            new GroundingWeights(
                Weight(verification, "uncovered"),
                Weight(verification, "scattered"),
                Weight(verification, "number"),
                Weight(verification, "unit"),
                Weight(verification, "name"),
                Weight(verification, "therapy"),
                Weight(verification, "polarity"),
                Weight(verification, "direction"),
                Weight(verification, "population"),
                Weight(verification, "certainty"),
                Weight(verification, "bearable")));
    }

    private static double Share(YamlMap map, string key) =>
        map.Number(key) is >= 0 and <= 1 and var share ? share : throw map.Problem(key, $"\"{key}\" must lie between 0 and 1");

    private static double Weight(YamlMap map, string key) =>
        map.Number(key) is >= 0 and <= 20 and var weight ? weight : throw map.Problem(key, $"\"{key}\" must lie between 0 and 20");
}
