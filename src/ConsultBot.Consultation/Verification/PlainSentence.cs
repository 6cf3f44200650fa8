using System.Globalization;
using System.Text;

namespace ConsultBot.Consultation.Verification;

/// <summary>Tells plain text on one line from what a client could read as markup, or a patient could not see.</summary>
internal static class PlainSentence
{
    private const string MarkupSigns = "<>[]{}`*|\\#";

    /// <summary>Whether a sentence is nothing but plain text.</summary>
    public static bool Is(string sentence)
    {
        foreach (var rune in sentence.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || (rune.IsAscii && MarkupSigns.Contains((char)rune.Value, StringComparison.Ordinal)) || IsUnseen(Rune.GetUnicodeCategory(rune)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUnseen(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
