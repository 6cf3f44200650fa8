using System.Text.RegularExpressions;

namespace ConsultBot.Knowledge.Import;

/// <summary>Cuts running text into its sentences.</summary>
internal static partial class DocumentSentences
{
    private const int FewestWords = 4;
    private const int LongestSentence = 1_000;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "al.", "approx.", "ca.", "cf.", "dr.", "e.g.", "ed.", "eds.", "eq.", "etc.", "fig.", "figs.", "i.e.", "inc.", "ltd.", "mr.", "mrs.", "ms.", "no.", "nos.", "pp.", "prof.",
        "ref.", "refs.", "sec.", "st.", "tab.", "vol.", "vs.",
    };

    /// <summary>The sentences of a text. A colon or a missing full stop does not end one.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        foreach (Match end in End().Matches(text))
        {
            var after = end.Index + end.Length;
            if (!IsAbbreviation(text.AsSpan(start, end.Index + 1 - start)) && !ContinuesAfter(text.AsSpan(after)))
            {
                Add(sentences, text[start..after]);
                start = after;
            }
        }

        Add(sentences, text[start..]);
        return sentences;
    }

    /// <summary>Whether a text ends as a sentence does.</summary>
    public static bool IsClosed(string text) => Closed().IsMatch(text);

    /// <summary>Whether it is a sentence that a passage could be written from: closed, of some words, and not endless.</summary>
    public static bool IsUsable(string sentence) =>
        sentence.Length <= LongestSentence && IsClosed(sentence) && sentence.AsSpan().Count(' ') >= FewestWords - 1 && sentence.Count(char.IsLetter) * 2 > sentence.Length;

    private static void Add(List<string> sentences, string sentence)
    {
        if (sentence.Trim() is { Length: > 0 } trimmed)
        {
            sentences.Add(trimmed);
        }
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> until)
    {
        var word = until[(until.LastIndexOf(' ') + 1)..].TrimStart("([\"'“‘");
        return word is [var initial, '.'] && char.IsUpper(initial) || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    private static bool ContinuesAfter(ReadOnlySpan<char> rest) => rest.TrimStart() is [var next, ..] && char.IsLower(next);

    [GeneratedRegex("""[.!?…][.!?…]*["”’')\]]*(?:\[[\d,–-]{1,20}\])?(?=\s|$)|[。！？]""", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex End();

    [GeneratedRegex("""[.!?…。！？]["”’')\]]*(?:\[[\d,–-]{1,20}\])?\s*$""", RegexOptions.RightToLeft, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Closed();
}
