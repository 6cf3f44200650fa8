using System.Text;

namespace ConsultBot.Consultation.Screening.Disguises;

/// <summary>Words written with digits and signs for letters: "1nj3ct", "pr0m1se", "@dvice".</summary>
internal static class LeetLetters
{
    private const string Signs = "013457@$!";
    private const string Letters = "oieastasi";

    /// <summary>The text with such words read as letters, or <c>null</c> when none of them becomes a known word.</summary>
    public static string? Undo(string text, Func<string, bool> isWord)
    {
        if (text.AsSpan().IndexOfAny(Signs) < 0)
        {
            return null;
        }

        var changed = false;
        var words = text.Split([' ', '\n', '\r', '\t', '\u00A0']);
        for (var i = 0; i < words.Length; i++)
        {
            var core = words[i].ToLowerInvariant().Trim('.', ',', '?', ';', ':', '"', '\'', '(', ')', '[', ']', '\u201C', '\u201D').TrimEnd('!');
            if (core.Length >= 4 && core.Any(char.IsAsciiLetter) && core.AsSpan().IndexOfAny(Signs) >= 0
                && (Known(Read(core, 'i'), isWord) ?? Known(Read(core, 'l'), isWord)) is { } word)
            {
                words[i] = word;
                changed = true;
            }
        }

        return changed ? string.Join(' ', words) : null;
    }

    private static string? Known(string word, Func<string, bool> isWord) => isWord(word) ? word : null;

    private static string Read(string word, char one)
    {
        var builder = new StringBuilder(word.Length);
        foreach (var character in word)
        {
            var index = Signs.IndexOf(character, StringComparison.Ordinal);
            builder.Append(index < 0 ? character : character is '1' ? one : Letters[index]);
        }

        return builder.ToString();
    }
}
