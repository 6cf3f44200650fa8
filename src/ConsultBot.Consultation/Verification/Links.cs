using System.Text.RegularExpressions;

namespace ConsultBot.Consultation.Verification;

/// <summary>Addresses in a text: of pages, of images, and of scripts.</summary>
internal static partial class Links
{
    /// <summary>The addresses in the text, without trailing punctuation.</summary>
    public static IEnumerable<string> In(string text) =>
        Address().Matches(text).Select(match => match.Value.TrimEnd('.', ',', ')', '!', '?', ';', ':', '"', '\''));

    /// <summary>The text without its addresses.</summary>
    public static string Remove(string text) => Address().Replace(text, string.Empty);

    [GeneratedRegex(
        @"(?:https?|ftp|javascript|data|mailto|tel)\s{0,3}:\s{0,3}\S+|\bwww\.\S+|!\[[^\]]{0,200}\]\([^)]{0,500}\)|\b[a-z0-9-]{1,63}\.(?:com|net|org|info|biz|shop|io|co|clinic|health|xyz|ru|cn|vn)\b(?:/\S*)?",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 200)]
    private static partial Regex Address();
}
