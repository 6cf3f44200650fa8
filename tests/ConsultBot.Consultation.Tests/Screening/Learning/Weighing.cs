using System.Runtime.InteropServices;
using ConsultBot.Consultation.Phrases;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Tests.Screening.Learning;

/// <summary>Models that say what a test wants them to say, and readings for them.</summary>
internal static class Weighing
{
    public static ReadingFeatures Features { get; } = new(new MessageFeatures(WordFamilies.None));

    public static Reading Reading(string text, params RuleHit[] hits) => new(Given.Message(text), TextFolding.Fold(text), hits, new HashSet<Phrase>(), Therapies.None, []);

    public static RuleHit Hit(string id, Decision decision, int sentence = 0, string? disguise = null) => new(Given.Rule(id, decision), "phrase", sentence, disguise);

    /// <summary>A model that finds each kind as likely in every message.</summary>
    public static DecisionModel Saying(params float[] likelihoods) => Saying(likelihoods, statementIsFair: 0);

    /// <summary>The same, except that the kind of fair questions has so much weight in what holds a sentence that does not ask.</summary>
    public static DecisionModel Saying(float[] likelihoods, float statementIsFair)
    {
        var statement = new FeatureSet();
        statement.Add('.', []);
        var weights = new float[FeatureSet.Buckets * likelihoods.Length];
        weights[statement.ToArray()[0] * likelihoods.Length] = statementIsFair;
        return DecisionModel.Read(MemoryMarshal.AsBytes<float>([.. likelihoods.Select(likelihood => MathF.Log(likelihood)), .. weights]), likelihoods.Length)!;
    }
}
