using System.Buffers;
using System.Text;

namespace ConsultBot.Consultation.Text;

/// <summary>
/// Folds a text into the one form in which rules, search and verification read it: Unicode NFKC, lower case, no diacritics, no invisible
/// characters, look-alike letters of other scripts read as Latin inside Latin words, apostrophes closed up, emphasis marks and markup dropped.
/// The original is never changed; it is what the record keeps.
/// </summary>
public static class TextFolding
{
    private static readonly SearchValues<char> PlainAscii =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789 ,.?!;:()\"'/-%\n");

    private static readonly SearchValues<char> VisibleAscii = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code), '\n']);

    /// <summary>Folds the text and splits it into tokens and sentences.</summary>
    public static FoldedText Fold(string text) => Tokeniser.Tokenise(FoldCharacters(text));

    /// <summary>The folded characters of the text, before it is split.</summary>
    public static string FoldCharacters(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lower = text.ToLowerInvariant();
        return lower.AsSpan().ContainsAnyExcept(PlainAscii) ? FoldUnusual(lower) : lower;
    }

    private static string FoldUnusual(string lower)
    {
        // An acute accent that stands alone is an apostrophe; compatibility folding would make it a space.
        // Entities are undone first, since what they stand for may itself need folding.
        var visible = Visible(Markup.Drop(Visible(lower))).Replace('\u00B4', '\'');
        if (Ascii.IsValid(visible))
        {
            // Nothing below changes it; only an entity can have brought a capital letter.
            return visible.ToLowerInvariant();
        }

        var compatible = visible.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var bare = WithoutDiacritics(compatible).ToLowerInvariant();
        return LookAlikes.Undo(bare);
    }

    private static string Visible(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(VisibleAscii))
        {
            return text;
        }

        Span<char> characters = stackalloc char[2];
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate enumerates as U+FFFD: unreadable, dropped like every other character that shows nothing.
            if (rune.Value is 0xFFFD || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF || IsInvisible(rune))
            {
                continue;
            }

            if (Rune.IsControl(rune) && rune.Value is not '\n')
            {
                builder.Append(' ');
                continue;
            }

            builder.Append(characters[..rune.EncodeToUtf16(characters)]);
        }

        return builder.ToString();
    }

    /// <summary>Whether a character shows nothing and takes no room: zero-width, a direction mark, a tag, a variation selector.</summary>
    public static bool IsInvisible(Rune rune) => rune.Value switch
    {
        0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x180E or 0x3164 or 0xFEFF or 0xFFA0 => true,
        >= 0x200B and <= 0x200F => true,
        >= 0x202A and <= 0x202E => true,
        >= 0x2060 and <= 0x206F => true,
        >= 0xFE00 and <= 0xFE0F => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => false,
    };

    private static string WithoutDiacritics(string text)
    {
        var decomposed = text.Normalize(NormalizationForm.FormD);
        var builder = new StringBuilder(decomposed.Length);
        foreach (var character in decomposed)
        {
            // Only the marks of Latin, Greek and Cyrillic: a Japanese voicing mark or a Hangul jamo is a letter's identity, not its decoration.
            if (character is >= '\u0300' and <= '\u036F' || (character is >= '\u064B' and <= '\u0652'))
            {
                continue;
            }

            _ = character switch
            {
                'đ' or 'ð' => builder.Append('d'),
                'ß' => builder.Append("ss"),
                'æ' => builder.Append("ae"),
                'œ' => builder.Append("oe"),
                'ø' => builder.Append('o'),
                'ł' => builder.Append('l'),
                'ı' => builder.Append('i'),
                _ => builder.Append(character),
            };
        }

        return builder.ToString().Normalize(NormalizationForm.FormC);
    }
}
