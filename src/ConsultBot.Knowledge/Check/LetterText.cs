using System.Collections;
using System.Text;
using System.Text.RegularExpressions;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Knowledge.Check;

/// <summary>
/// A text with nothing left but its letters and digits, folded, and with the places where words may begin. Two texts that differ in case, punctuation, quotes,
/// hyphens, line breaks or markers of references are the same in it.
/// </summary>
internal sealed partial class LetterText
{
    private readonly string letters;
    private readonly BitArray begins;

    public LetterText(string text)
    {
        var folded = Fold(Reference().Replace(text, " "));
        var kept = new StringBuilder(folded.Length);
        begins = new BitArray(folded.Length + 1);
        for (var i = 0; i < folded.Length; i++)
        {
            if (char.IsLetterOrDigit(folded[i]))
            {
                begins[kept.Length] |= i == 0 || !char.IsLetterOrDigit(folded[i - 1]);
                kept.Append(folded[i]);
            }
        }

        begins[kept.Length] = true;
        letters = kept.ToString();
    }

    /// <summary>The words of a text, each in its letters and digits alone; the parts of a compound are words of their own.</summary>
    public static string[] WordsOf(string text) => Word().Matches(Fold(text)).Select(match => match.Value).ToArray();

    /// <summary>Whether the words stand here, one after the other.</summary>
    public bool Has(ReadOnlySpan<string> words)
    {
        var sought = string.Concat(words);
        for (var at = letters.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = letters.IndexOf(sought, at + 1, StringComparison.Ordinal))
        {
            if (begins[at] && begins[at + sought.Length])
            {
                return true;
            }
        }

        return false;
    }

    private static string Fold(string text) => TextFolding.FoldCharacters(text.ReplaceLineEndings("\n")).Replace("'", string.Empty, StringComparison.Ordinal)
        .Replace("\u2019", string.Empty, StringComparison.Ordinal).Replace("\u2018", string.Empty, StringComparison.Ordinal);

    [GeneratedRegex(@"\[[\d\s,–-]+\]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Word();
}
