using ConsultBot.Consultation.Phrases;

namespace ConsultBot.Knowledge.Index;

/// <summary>Brings a misspelt term to the one term of the index that is a single slip away; a term that is known stays as it is.</summary>
internal sealed class SpellingIndex
{
    private const int ShortestForgiven = 6;

    private readonly HashSet<string> known;
    private readonly Dictionary<string, string> slips = new(StringComparer.Ordinal);

    public SpellingIndex(IEnumerable<string> terms)
    {
        known = terms.ToHashSet(StringComparer.Ordinal);
        foreach (var term in known.Where(term => term.Length >= ShortestForgiven).Order(StringComparer.Ordinal))
        {
            foreach (var key in Misspelling.Keys(term))
            {
                slips.TryAdd(key, term);
            }
        }
    }

    public string Correct(string term) =>
        known.Contains(term) || term.Length < ShortestForgiven - 1 ? term : Misspelling.Find(term, slips) ?? term;
}
