using System.Collections.Frozen;

namespace ConsultBot.Knowledge.Check;

/// <summary>How hard an English text is to read, by the formula of Flesch and Kincaid.</summary>
public static class Readability
{
    private const int MostLettersOfAnAcronym = 5;

    private static readonly string[] Suffixes = ["fully", "ments", "ment", "less", "ness", "ful", "ly"];

    // What the spelling rules below get wrong, of the words that this subject needs.
    private static readonly FrozenDictionary<string, int> Exceptions = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["area"] = 3, ["areas"] = 3, ["being"] = 2, ["biologic"] = 4, ["business"] = 2, ["collagen"] = 3, ["create"] = 2, ["created"] = 3, ["creates"] = 2, ["doing"] = 2,
        ["every"] = 2, ["going"] = 2, ["idea"] = 3, ["ideas"] = 3, ["mesenchymal"] = 4, ["safety"] = 2, ["element"] = 3, ["elements"] = 3, ["medicine"] = 3, ["microneedling"] = 4, ["people"] = 2, ["science"] = 2, ["secretome"] = 3,
        ["seeing"] = 2, ["something"] = 2, ["sometimes"] = 2, ["someone"] = 2, ["therefore"] = 2, ["whole"] = 1, ["lifestyle"] = 2, ["elsewhere"] = 2, ["outcome"] = 2, ["outcomes"] = 2,
        ["sometime"] = 2, ["somewhat"] = 2, ["whereas"] = 2, ["widespread"] = 2, ["exosome"] = 3, ["exosomes"] = 3, ["vesicle"] = 3, ["vesicles"] = 3, ["does"] = 1, ["quiet"] = 2,
        ["diet"] = 2, ["trial"] = 2, ["trials"] = 2, ["fluid"] = 2, ["fluids"] = 2, ["ruin"] = 2, ["lower"] = 2, ["microns"] = 2,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The Flesch-Kincaid grade: the school year in the United States that can read the text; below 0 for the easiest.</summary>
    /// <param name="sentences">The sentences of the text.</param>
    /// <exception cref="ArgumentException">There is no word in them.</exception>
    public static double Grade(IReadOnlyList<string> sentences)
    {
        var words = sentences.SelectMany(sentence => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(word => word.Any(char.IsLetterOrDigit)).ToArray();
        return words.Length > 0
            ? (0.39 * words.Length / sentences.Count) + (11.8 * words.Sum(Syllables) / words.Length) - 15.59
            : throw new ArgumentException("There is no word to grade.", nameof(sentences));
    }

    /// <summary>About how many syllables a word has when it is read out: at least 1. A number counts one for each digit, an acronym one for each letter.</summary>
    /// <param name="word">The word as it is written, with its punctuation or without; a compound with hyphens is the sum of its parts.</param>
    public static int Syllables(string word) =>
        Math.Max(1, word.Split(['-', '/', '\u2010', '\u2011', '\u2013']).Sum(part => SyllablesOfPart([.. part.Where(char.IsLetterOrDigit)])));

    private static int SyllablesOfPart(ReadOnlySpan<char> letters)
    {
        if (letters.Length == 0)
        {
            return 0;
        }

        if (letters.ContainsAnyInRange('0', '9') || IsAcronym(letters))
        {
            return letters.Length;
        }

        return SyllablesOfWord(letters.ToString().ToLowerInvariant());
    }

    // "Completely" is "complete" and "ly": the e before the suffix is as silent as at the end.
    private static int SyllablesOfWord(string word)
    {
        if (Exceptions.TryGetValue(word, out var known))
        {
            return known;
        }

        var suffix = Array.Find(Suffixes, suffix => word.Length > suffix.Length + 2 && word.EndsWith(suffix, StringComparison.Ordinal) && word[^(suffix.Length + 1)] is 'e');
        return suffix is null
            ? Math.Max(1, VowelGroups(word) - SilentEndings(word) + SplitVowels(word))
            : SyllablesOfWord(word[..^suffix.Length]) + VowelGroups(suffix);
    }

    private static bool IsAcronym(ReadOnlySpan<char> letters) => letters.Length is > 1 and <= MostLettersOfAnAcronym && !letters.ContainsAnyExceptInRange('A', 'Z');

    private static int VowelGroups(string word)
    {
        var groups = 0;
        for (var i = 0; i < word.Length; i++)
        {
            groups += IsVowel(word, i) && !(i > 0 && IsVowel(word, i - 1)) ? 1 : 0;
        }

        return groups;
    }

    // The e of "like", "likes" and "liked" is not heard; that of "table", "changes" and "needed" is.
    private static int SilentEndings(string word)
    {
        if (word.EndsWith("es", StringComparison.Ordinal))
        {
            return EndsQuietly(word, 2) && !word[..^2].EndsWithAny("s", "x", "z", "ch", "sh", "c", "g") ? 1 : 0;
        }

        if (word.EndsWith("ed", StringComparison.Ordinal))
        {
            return EndsQuietly(word, 2) && !word[..^2].EndsWithAny("t", "d") ? 1 : 0;
        }

        return word.EndsWith('e') && EndsQuietly(word, 1) ? 1 : 0;
    }

    // Before the ending stands a consonant, and it is not the l of "ta-ble" that makes a syllable of its own.
    private static bool EndsQuietly(string word, int ending)
    {
        var last = word.Length - ending - 1;
        return last > 0 && !IsVowel(word, last) && !(word[last] is 'l' && !IsVowel(word, last - 1) && word[last - 1] is not 'l');
    }

    // Vowels that stand together and are read apart: "me-di-a", "stu-di-o", "u-su-al", "re-act".
    private static int SplitVowels(string word)
    {
        var splits = 0;
        for (var i = 0; i + 1 < word.Length; i++)
        {
            splits += (word[i], word[i + 1]) switch
            {
                ('i', 'a') => IsAfter(word, i, "c", "t") && word.AsSpan(i + 2).StartsWith("l") ? 0 : 1,
                ('i', 'o') => IsAfter(word, i, "t", "s", "g", "c", "x") ? 0 : 1,
                ('i', 'u') => 1,
                ('i', 'e') when word.AsSpan(i + 2).StartsWith("n") => IsAfter(word, i, "t", "c", "fr") ? 0 : 1,
                ('i', 'e') when word.AsSpan(i + 2) is "t" or "ty" or "r" && i > 1 => 1,
                ('e', 'o') => word.AsSpan(i + 2).StartsWith("u") ? 0 : 1,
                ('u', 'a') => IsAfter(word, i, "q", "g") ? 0 : 1,
                ('u', 'o') => 1,
                ('y', 'i') => 1,
                ('e', 'a') when word.AsSpan(0, i).EndsWith("r") && i < 3 && word.AsSpan(i + 2).StartsWith("ct") => 1,
                _ => 0,
            };
        }

        return splits + (word.EndsWith("ism", StringComparison.Ordinal) ? 1 : 0);
    }

    private static bool IsAfter(string word, int index, params ReadOnlySpan<string> beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (word.AsSpan(0, index).EndsWith(beginning))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithAny(this string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVowel(string word, int index) => word[index] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => index > 0,
        _ => false,
    };
}
