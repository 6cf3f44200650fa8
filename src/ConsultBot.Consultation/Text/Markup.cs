using System.Net;
using System.Text;

namespace ConsultBot.Consultation.Text;

/// <summary>Drops what only decorates: HTML tags and entities, and the emphasis signs of Markdown. Reads the text once, whatever it holds.</summary>
internal static class Markup
{
    private const int LongestTag = 200;
    private const string Emphasis = "*~`";

    /// <summary>The text without tags, entities and emphasis signs.</summary>
    public static string Drop(string text)
    {
        var plain = text.Contains('<', StringComparison.Ordinal) ? WithoutTags(text) : text;
        plain = plain.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(plain) : plain;
        return WithoutEmphasis(plain);
    }

    private static string WithoutTags(string text)
    {
        var builder = new StringBuilder(text.Length);
        var i = 0;
        while (i < text.Length)
        {
            var end = text[i] is '<' && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!')
                ? text.AsSpan(i, Math.Min(LongestTag, text.Length - i)).IndexOf('>')
                : -1;
            if (end < 0)
            {
                builder.Append(text[i]);
                i++;
            }
            else
            {
                i += end + 1;
            }
        }

        return builder.ToString();
    }

    private static string WithoutEmphasis(string text)
    {
        StringBuilder? builder = null;
        for (var i = 0; i < text.Length; i++)
        {
            var drop = Emphasis.Contains(text[i], StringComparison.Ordinal)
                || (text[i] is '_' or '|' && i > 0 && i + 1 < text.Length && IsInside(text[i - 1]) && IsInside(text[i + 1]));
            if (drop)
            {
                builder ??= new StringBuilder(text.Length).Append(text, 0, i);
            }
            else
            {
                builder?.Append(text[i]);
            }
        }

        return builder?.ToString() ?? text;

        static bool IsInside(char character) => char.IsLetterOrDigit(character) || character is '_' or '|' or '*';
    }
}
