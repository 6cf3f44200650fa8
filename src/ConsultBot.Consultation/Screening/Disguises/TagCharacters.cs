using System.Text;

namespace ConsultBot.Consultation.Screening.Disguises;

/// <summary>Text written in Unicode's invisible tag characters (U+E0020 to U+E007E), each of which stands for an ASCII character.</summary>
internal static class TagCharacters
{
    /// <summary>The hidden text, or <c>null</c> when there is none.</summary>
    public static string? Undo(string text)
    {
        if (!text.Contains('\uDB40', StringComparison.Ordinal))
        {
            return null;
        }

        var builder = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= 0xE0020 and <= 0xE007E)
            {
                builder.Append((char)(rune.Value - 0xE0000));
            }
        }

        return builder.Length == 0 ? null : builder.ToString();
    }
}
