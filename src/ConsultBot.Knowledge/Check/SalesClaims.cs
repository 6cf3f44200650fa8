using System.Collections.Frozen;
using ConsultBot.Consultation.Text;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge.Check;

/// <summary>Whether a passage rests on sales pages alone, and then says that something works: such a page can support a description, never that.</summary>
internal static class SalesClaims
{
    private static readonly FrozenSet<string> Effects = (
        "better boost brighten calm cure ease eliminate enhance erase fade firm heal help improve lessen lift lighten minimise minimize plump prevent protect rebuild " +
        "reduce refresh regenerate rejuvenate remove repair restore reverse shrink smooth soften soothe speed stimulate strengthen tighten treat work")
        .Split(' ').Select(PorterStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Denials = (
        "aim aims arent cannot cant doesnt dont few hold hope hoped hopes isnt lack lacks neither never no none nobody nor not nothing unclear unknown unproven whether without")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether all that the passage cites sells what it describes.</summary>
    public static bool RestsOnSalesAlone(PassageFile file) => file.CitedSources.Count > 0 && file.CitedSources.All(source => source.Sells);

    /// <summary>The folded word by which a sentence says that something works; <c>null</c> when it does not, or denies it.</summary>
    public static string? EffectIn(string sentence)
    {
        var words = TextFolding.Fold(sentence).Tokens.Select(token => token.Word).ToArray();
        return Array.Exists(words, Denials.Contains) ? null : Array.Find(words, word => Effects.Contains(PorterStemmer.Stem(word)));
    }
}
