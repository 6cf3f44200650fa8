using System.Collections.Frozen;

namespace ConsultBot.Consultation.Screening.Learning;

/// <summary>Families of words that say alike things. A word may belong to several.</summary>
/// <param name="families">The words of each family, by its name.</param>
public sealed class WordFamilies(IReadOnlyDictionary<string, IReadOnlyList<string>> families)
{
    private readonly FrozenDictionary<string, string[]> familiesOfWord = families
        .SelectMany(family => family.Value.Select(word => (Word: word, Family: family.Key)))
        .GroupBy(pair => pair.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Family).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>No families.</summary>
    public static WordFamilies None { get; } = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    /// <summary>A hash of all families and their words, in hexadecimal: other families make other features.</summary>
    public string Hash { get; } = ModelCache.Name(families.SelectMany(family => family.Value.Prepend(family.Key)));

    /// <summary>Every word that belongs to one.</summary>
    public IEnumerable<string> Words => familiesOfWord.Keys;

    /// <summary>The names of the families that a folded word belongs to.</summary>
    public IReadOnlyList<string> Of(string word) => familiesOfWord.TryGetValue(word, out var names) ? names : [];
}
