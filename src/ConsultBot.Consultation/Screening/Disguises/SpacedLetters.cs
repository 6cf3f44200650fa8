using System.Text;

namespace ConsultBot.Consultation.Screening.Disguises;

/// <summary>Words whose letters are set apart: "i n j e c t", "i.n.j.e.c.t", "i-n-j-e-c-t".</summary>
internal static class SpacedLetters
{
    private const int FewestLetters = 5;
    private const int LongestWord = 16;

    // A list of single letters is no disguise; a run that hides something has at least one word in it.
    private const int ShortestTellingWord = 3;

    /// <summary>The text with such runs closed up and cut into known words, or <c>null</c> when there is none.</summary>
    public static string? Undo(string text, Func<string, bool> isWord)
    {
        StringBuilder? result = null;
        var copied = 0;
        var i = 0;
        while (i < text.Length)
        {
            if (!char.IsLetter(text[i]) || (i > 0 && char.IsLetterOrDigit(text[i - 1])) || (i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])))
            {
                i++;
                continue;
            }

            var letters = new StringBuilder();
            var end = i;
            while (end < text.Length && char.IsLetter(text[end]) && (end + 1 >= text.Length || !char.IsLetterOrDigit(text[end + 1])))
            {
                letters.Append(char.ToLowerInvariant(text[end]));
                end++;
                while (end < text.Length && text[end] is ' ' or '.' or '-' or '_' or '*' or '\u00A0')
                {
                    end++;
                }
            }

            var words = letters.Length < FewestLetters ? [] : Cut(letters.ToString(), isWord);
            if (!words.Any(word => word.Length >= ShortestTellingWord))
            {
                i = letters.Length < FewestLetters ? i + 1 : end;
                continue;
            }

            result ??= new StringBuilder();
            result.Append(text, copied, i - copied).AppendJoin(' ', words).Append(' ');
            copied = i = end;
        }

        return result?.Append(text, copied, text.Length - copied).ToString();
    }

    private static IReadOnlyCollection<string> Cut(string letters, Func<string, bool> isWord)
    {
        // Fewest unknown letters first, then fewest words.
        var cost = new int[letters.Length + 1];
        var from = new int[letters.Length + 1];
        for (var end = 1; end <= letters.Length; end++)
        {
            cost[end] = cost[end - 1] + 100;
            from[end] = end - 1;
            for (var start = Math.Max(0, end - LongestWord); start < end; start++)
            {
                if (end - start > 1 && cost[start] + 1 < cost[end] && isWord(letters[start..end]))
                {
                    (cost[end], from[end]) = (cost[start] + 1, start);
                }
            }
        }

        var words = new Stack<string>();
        for (var end = letters.Length; end > 0; end = from[end])
        {
            words.Push(letters[from[end]..end]);
        }

        return words;
    }
}
