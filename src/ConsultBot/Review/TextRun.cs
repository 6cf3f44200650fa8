using System.Globalization;
using System.Text;

namespace ConsultBot.Review;

/// <summary>How a piece of text is shown.</summary>
internal enum TextRunKind
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>Bold.</summary>
    Bold,

    /// <summary>Signs that cannot be seen, by their numbers.</summary>
    Invisible,
}

/// <summary>
/// A piece of a text. What somebody wrote is shown as it stands, but for signs that cannot be seen: they are named, so that they neither hide words from a
/// reviewer nor turn their order round.
/// </summary>
/// <param name="Kind">How it is shown.</param>
/// <param name="Text">What is shown.</param>
internal sealed record TextRun(TextRunKind Kind, string Text)
{
    private const string BoldMark = "**";

    /// <summary>The pieces of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasBold">Whether words between double asterisks are bold.</param>
    public static IEnumerable<TextRun> Of(string text, bool hasBold)
    {
        if (!hasBold)
        {
            return Split(text, TextRunKind.Plain);
        }

        // An odd mark at the end opens nothing.
        var parts = text.Split(BoldMark);
        var last = parts.Length - 1;
        return parts.SelectMany((part, i) => i % 2 == 0 ? Split(part, TextRunKind.Plain) : i < last ? Split(part, TextRunKind.Bold) : Split(BoldMark + part, TextRunKind.Plain));
    }

    private static IEnumerable<TextRun> Split(string text, TextRunKind kind)
    {
        var run = new StringBuilder();
        var isInvisible = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune) != isInvisible)
            {
                if (run.Length > 0)
                {
                    yield return new TextRun(isInvisible ? TextRunKind.Invisible : kind, run.ToString());
                    run.Clear();
                }

                isInvisible = !isInvisible;
            }

            if (!isInvisible)
            {
                run.Append(rune);
                continue;
            }

            run.Append(run.Length > 0 ? " " : string.Empty).Append("U+").Append(rune.Value.ToString("X4", CultureInfo.InvariantCulture));
        }

        if (run.Length > 0)
        {
            yield return new TextRun(isInvisible ? TextRunKind.Invisible : kind, run.ToString());
        }
    }

    // The two joiners belong to the spelling of some scripts and to emoji.
    private static bool IsInvisible(Rune rune) => rune.Value switch
    {
        '\n' or '\t' or '\r' or 0x200C or 0x200D => false,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned,
    };
}
