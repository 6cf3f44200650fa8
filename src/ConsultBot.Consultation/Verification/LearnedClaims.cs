using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Verification;

/// <summary>
/// What likeness to labelled sentences says of a sentence. The model reads its words together with the rules that it hits, so that it finds a promise in words that
/// no phrase foresaw, and sets aside a hit in a sentence that warns of promises.
/// </summary>
/// <param name="rules">The rules without phrases, one for each violation that is learnt.</param>
/// <param name="from">The likelihood from which a violation counts, 0 to 1.</param>
/// <param name="beyondDoubt">The likelihood from which a sentence is in order whatever rule it hits, 0 to 1.</param>
/// <param name="words">Reads what the model knows a sentence by.</param>
/// <param name="model">The model, with kind 0 for a sentence in order and one for each rule, in their order.</param>
public sealed class LearnedClaims(IReadOnlyList<ClaimRule> rules, float from, float beyondDoubt, MessageFeatures words, DecisionModel model)
{
    private const int Weight = 3;

    /// <summary>The rules.</summary>
    public IReadOnlyList<ClaimRule> Rules => rules;

    /// <summary>The rules that a sentence breaks.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="hits">The rules that its phrases hit.</param>
    public IReadOnlyList<ClaimRule> Weigh(FoldedText text, IReadOnlyList<ClaimRule> hits)
    {
        Span<float> likelihoods = stackalloc float[rules.Count + 1];
        model.Read(Features(words, text, hits), likelihoods);
        if (likelihoods[0] >= beyondDoubt)
        {
            return [];
        }

        var best = 1;
        for (var kind = 2; kind < likelihoods.Length; kind++)
        {
            best = likelihoods[kind] > likelihoods[best] ? kind : best;
        }

        var found = rules[best - 1];
        return likelihoods[best] >= from && hits.All(hit => hit.Violation != found.Violation) ? [.. hits, found] : hits;
    }

    /// <summary>What the model knows a sentence by.</summary>
    public static int[] Features(MessageFeatures words, FoldedText text, IReadOnlyList<ClaimRule> hits)
    {
        var features = words.Read(text);
        for (var copy = '0'; copy < '0' + Weight; copy++)
        {
            foreach (var hit in hits)
            {
                features.Add('r', [copy], hit.Id);
                features.Add('d', [copy], hit.Violation.WireName());
            }
        }

        return features.ToArray();
    }
}
