using System.Text;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Knowledge.Import;

/// <summary>The part of a text that shows, on one line.</summary>
/// <param name="Text">What shows.</param>
/// <param name="Tagged">What Unicode's invisible tag characters spell.</param>
/// <param name="Invisible">How many other characters that show nothing were taken out, but for soft hyphens and byte order marks.</param>
internal readonly record struct VisibleText(string Text, string Tagged, int Invisible)
{
    private const int FirstTag = 0xE0020;
    private const int LastTag = 0xE007E;
    private const int LongestExcerpt = 80;

    /// <summary>Parts a text into what shows and what does not.</summary>
    public static VisibleText Of(string text)
    {
        var shown = new StringBuilder(text.Length);
        var tagged = new StringBuilder();
        var invisible = 0;
        Span<char> characters = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= FirstTag and <= LastTag)
            {
                tagged.Append((char)(rune.Value - 0xE0000));
            }
            else if (rune.Value is '\u00AD' or '\uFEFF')
            {
                continue;
            }
            else if (TextFolding.IsInvisible(rune) || rune.Value is 0xFFFD || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.PrivateUse)
            {
                invisible++;
            }
            else if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (shown.Length > 0 && shown[^1] is not ' ')
                {
                    shown.Append(' ');
                }
            }
            else
            {
                shown.Append(characters[..rune.EncodeToUtf16(characters)]);
            }
        }

        return new VisibleText(shown.ToString().TrimEnd(), tagged.ToString(), invisible);
    }

    /// <summary>The beginning of a text, fit for a line of a report.</summary>
    public static string Excerpt(string text)
    {
        var visible = Of(text).Text;
        var end = char.IsHighSurrogate(visible.ElementAtOrDefault(LongestExcerpt - 1)) ? LongestExcerpt - 1 : LongestExcerpt;
        return visible.Length <= LongestExcerpt ? visible : $"{visible[..end].TrimEnd()}…";
    }
}
