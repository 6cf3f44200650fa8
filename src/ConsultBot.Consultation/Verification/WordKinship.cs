using System.Collections.Frozen;
using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Verification;

/// <summary>How much a word says, and which words are its kin.</summary>
/// <param name="families">The families of words.</param>
/// <param name="weights">For a stem how much it says, 0 to 1: words that stand in every text say little.</param>
public sealed class WordKinship(WordFamilies families, IReadOnlyDictionary<string, float> weights)
{
    private readonly FrozenDictionary<string, string[]> familiesOfStem = families.Words
        .SelectMany(word => families.Of(word).Select(family => (Stem: PorterStemmer.Stem(word), Family: family)))
        .GroupBy(pair => pair.Stem, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Family).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>No kinship: every word says as much as any other.</summary>
    public static WordKinship None { get; } = new(WordFamilies.None, new Dictionary<string, float>(StringComparer.Ordinal));

    /// <summary>The names of the families that a stem belongs to.</summary>
    public IReadOnlyList<string> FamiliesOf(string stem) => familiesOfStem.TryGetValue(stem, out var names) ? names : [];

    /// <summary>How much a stem says, 0 to 1.</summary>
    public float WeightOf(string stem) => weights.GetValueOrDefault(stem, 1);
}
