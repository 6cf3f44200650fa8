using System.Globalization;
using System.Text;

namespace ConsultBot.Consultation.Verification;

/// <summary>Addresses in a text: of pages, of images, and of scripts. They are found in one pass, whatever stands in the text and however long it is.</summary>
public static class Links
{
    private const int WidestGap = 3;
    private const int LongestImageName = 200;
    private const int LongestImageAddress = 500;

    private static readonly string[] Schemes = ["https", "http", "ftp", "javascript", "data", "mailto", "tel"];

    private static readonly string[] Domains =
        ["com", "net", "org", "info", "biz", "shop", "io", "co", "clinic", "health", "xyz", "ru", "cn", "vn"];

    /// <summary>The addresses in the text, without the punctuation around them.</summary>
    public static IEnumerable<string> In(string text) =>
        Find(text).Select(found => text[found].TrimEnd('.', ',', ')', '!', '?', ';', ':', '"', '\'').TrimStart('-'));

    /// <summary>The text without its addresses.</summary>
    public static string Remove(string text)
    {
        var rest = new StringBuilder(text.Length);
        var from = 0;
        foreach (var found in Find(text))
        {
            rest.Append(text, from, found.Start.Value - from);
            from = found.End.Value;
        }

        return rest.Append(text, from, text.Length - from).ToString();
    }

    private static IEnumerable<Range> Find(string text)
    {
        var at = MayHaveAny(text) ? 0 : text.Length;
        while (at < text.Length)
        {
            var length = LengthAt(text, at);
            if (length > 0)
            {
                yield return at..(at + length);
            }

            at += Math.Max(1, length);
        }
    }

    // Every address has a colon, the beginning of an image, or a full stop that something follows.
    private static bool MayHaveAny(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal) || text.Contains("![", StringComparison.Ordinal))
        {
            return true;
        }

        for (var dot = text.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = text.IndexOf('.', dot + 1))
        {
            if (dot + 1 < text.Length && !char.IsWhiteSpace(text[dot + 1]))
            {
                return true;
            }
        }

        return false;
    }

    // A domain is looked for only where a run of word characters and dashes begins, so that each run is read once.
    private static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        var before = at == 0 ? ' ' : text[at - 1];
        var rest = text[at..];
        if (rest[0] is '!')
        {
            return LengthOfImage(rest);
        }

        if (!IsWord(rest[0]) && rest[0] is not '-')
        {
            return 0;
        }

        var length = LengthOfScheme(rest);
        if (length == 0 && !IsWord(before))
        {
            length = LengthOfWww(rest);
        }

        return length == 0 && !IsWord(before) && before is not '-' ? LengthOfDomain(rest) : length;
    }

    // "https://…", also as "https : //…".
    private static int LengthOfScheme(ReadOnlySpan<char> text)
    {
        foreach (var scheme in Schemes)
        {
            if (!text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var at = scheme.Length + Gap(text[scheme.Length..]);
            if (at < text.Length && text[at] is ':')
            {
                at += 1 + Gap(text[(at + 1)..]);
                var address = LengthToSpace(text[at..]);
                return address == 0 ? 0 : at + address;
            }
        }

        return 0;
    }

    // "www.…"
    private static int LengthOfWww(ReadOnlySpan<char> text)
    {
        const string Www = "www.";
        var address = text.StartsWith(Www, StringComparison.OrdinalIgnoreCase) ? LengthToSpace(text[Www.Length..]) : 0;
        return address == 0 ? 0 : Www.Length + address;
    }

    // "![name](address)"
    private static int LengthOfImage(ReadOnlySpan<char> text)
    {
        const string Begin = "![", Middle = "](";
        if (!text.StartsWith(Begin, StringComparison.Ordinal))
        {
            return 0;
        }

        var name = text[Begin.Length..].IndexOfWithin(']', LongestImageName);
        if (name < 0 || !text[(Begin.Length + name)..].StartsWith(Middle, StringComparison.Ordinal))
        {
            return 0;
        }

        var start = Begin.Length + name + Middle.Length;
        var address = text[start..].IndexOfWithin(')', LongestImageAddress);
        return address < 0 ? 0 : start + address + 1;
    }

    // "some-shop.com", "some-shop.com/…"
    private static int LengthOfDomain(ReadOnlySpan<char> text)
    {
        var dot = 0;
        while (dot < text.Length && (IsWord(text[dot]) || text[dot] is '-'))
        {
            dot++;
        }

        if (dot == text.Length || text[dot] is not '.')
        {
            return 0;
        }

        var end = dot + 1;
        while (end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        var name = text[(dot + 1)..end];
        foreach (var domain in Domains)
        {
            if (name.Equals(domain, StringComparison.OrdinalIgnoreCase))
            {
                return end < text.Length && text[end] is '/' ? end + LengthToSpace(text[end..]) : end;
            }
        }

        return 0;
    }

    private static int Gap(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < WidestGap && length < text.Length && char.IsWhiteSpace(text[length]))
        {
            length++;
        }

        return length;
    }

    private static int LengthToSpace(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && !char.IsWhiteSpace(text[length]))
        {
            length++;
        }

        return length;
    }

    private static int IndexOfWithin(this ReadOnlySpan<char> text, char character, int most) => text[..Math.Min(text.Length, most + 1)].IndexOf(character);

    private static bool IsWord(char character) =>
        char.IsLetterOrDigit(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.ConnectorPunctuation;
}
