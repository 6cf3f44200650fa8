using System.Text;

namespace ConsultBot.Consultation.Phrases;

/// <summary>One slip of the fingers: the forms that two spellings share when each loses at most one letter, or two neighbours change places.</summary>
public static class Misspelling
{
    /// <summary>The keys under which a word is found again after one slip; the first letter is trusted.</summary>
    public static IEnumerable<string> Keys(string word)
    {
        yield return word;
        for (var i = 1; i < word.Length; i++)
        {
            yield return word.Remove(i, 1);
        }
    }

    /// <summary>The word that was meant, when a slip of it is at most one letter away; else <c>null</c>.</summary>
    public static string? Find(string word, Dictionary<string, string> slips)
    {
        foreach (var key in Keys(word))
        {
            if (slips.TryGetValue(key, out var meant) && IsOneSlip(word, meant))
            {
                return meant;
            }
        }

        return null;
    }

    /// <summary>
    /// A word with letters drawn out ("pleeease", "killlll") as it was meant: each letter that stands three times or more in a row is written twice, then once.
    /// Nothing when there is no such letter.
    /// </summary>
    public static IEnumerable<string> Shortened(string word)
    {
        for (var i = 2; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && word[i] == word[i - 2])
            {
                return [WithRunsOf(word, 2), WithRunsOf(word, 1)];
            }
        }

        return [];
    }

    private static string WithRunsOf(string word, int most)
    {
        var builder = new StringBuilder(word.Length);
        for (int start = 0, end; start < word.Length; start = end)
        {
            end = start;
            while (end < word.Length && word[end] == word[start])
            {
                end++;
            }

            builder.Append(word[start], end - start > 2 ? most : end - start);
        }

        return builder.ToString();
    }

    private static bool IsOneSlip(string written, string meant)
    {
        var start = 0;
        while (start < written.Length && start < meant.Length && written[start] == meant[start])
        {
            start++;
        }

        int endWritten = written.Length - 1, endMeant = meant.Length - 1;
        while (endWritten >= start && endMeant >= start && written[endWritten] == meant[endMeant])
        {
            endWritten--;
            endMeant--;
        }

        var leftWritten = endWritten - start + 1;
        var leftMeant = endMeant - start + 1;
        return (leftWritten <= 1 && leftMeant <= 1)
            || (leftWritten == 2 && leftMeant == 2 && written[start] == meant[start + 1] && written[start + 1] == meant[start]);
    }
}
