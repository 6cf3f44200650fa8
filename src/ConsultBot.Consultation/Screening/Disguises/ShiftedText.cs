using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Screening.Disguises;

/// <summary>Text written backwards or in rot13: recognised because it has hardly any known word until it is turned back.</summary>
internal static class ShiftedText
{
    private const int FewestWords = 2;
    private const double MostKnownBefore = 0.35;
    private const double FewestKnownAfter = 0.6;

    /// <summary>Whether the text has hardly any known word, so that it may be one of these.</summary>
    public static bool IsUnreadable(FoldedText text, Func<string, bool> isWord)
    {
        var (words, known) = Count(text, isWord);
        return words >= FewestWords && known <= words * MostKnownBefore;
    }

    /// <summary>The text behind rot13, or <c>null</c> when it is none.</summary>
    /// <param name="text">A text that cannot be read as it is.</param>
    /// <param name="isWord">Whether a folded word is a known one.</param>
    public static string? UndoRot13(string text, Func<string, bool> isWord) => Readable(string.Concat(text.Select(Rot13)), isWord);

    /// <summary>The text read from its end, whole or word by word, or <c>null</c> when that makes no sense either.</summary>
    /// <param name="text">A text that cannot be read as it is.</param>
    /// <param name="isWord">Whether a folded word is a known one.</param>
    public static string? UndoReversed(string text, Func<string, bool> isWord) =>
        // Turned back as a whole, words that were each reversed in place are readable too, but in the wrong order; so both orders are read.
        Readable(Reverse(text), isWord) is { } whole ? $"{whole}\n{string.Join(' ', text.Split(' ').Select(Reverse))}" : null;

    private static string? Readable(string text, Func<string, bool> isWord)
    {
        var (words, known) = Count(TextFolding.Fold(text), isWord);
        return known >= FewestWords && known >= words * FewestKnownAfter ? text : null;
    }

    private static (int Words, int Known) Count(FoldedText text, Func<string, bool> isWord)
    {
        int words = 0, known = 0;
        foreach (var token in text.Tokens)
        {
            if (token.Word.Length > 1 && !token.IsNumber)
            {
                words++;
                known += isWord(token.Word) ? 1 : 0;
            }
        }

        return (words, known);
    }

    private static char Rot13(char character) => character switch
    {
        >= 'a' and <= 'z' => (char)('a' + ((character - 'a' + 13) % 26)),
        >= 'A' and <= 'Z' => (char)('A' + ((character - 'A' + 13) % 26)),
        _ => character,
    };

    private static string Reverse(string text)
    {
        var characters = text.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }
}
