using System.Net;
using System.Text.RegularExpressions;

namespace ConsultBot.Consultation.Text;

/// <summary>Drops what only decorates: HTML tags and entities, and the emphasis signs of Markdown inside and around words.</summary>
internal static partial class Markup
{
    /// <summary>The text without tags, entities and emphasis signs.</summary>
    public static string Drop(string text)
    {
        var plain = text.Contains('<', StringComparison.Ordinal) ? Tag().Replace(text, string.Empty) : text;
        plain = plain.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(plain) : plain;
        return Emphasis().Replace(plain, string.Empty);
    }

    [GeneratedRegex(@"</?[a-z][^<>]{0,200}>|<!--.{0,500}?-->", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<=\w)[*_~`|]+(?=\w)|[*~`]+", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Emphasis();
}
