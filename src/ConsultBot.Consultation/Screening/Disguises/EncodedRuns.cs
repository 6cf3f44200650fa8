using System.Text;
using System.Text.RegularExpressions;

namespace ConsultBot.Consultation.Screening.Disguises;

/// <summary>Runs of base64 or hexadecimal that decode to readable text.</summary>
internal static partial class EncodedRuns
{
    private const int FewestLetters = 6;

    /// <summary>What the base64 runs say, or <c>null</c> when none is readable.</summary>
    public static string? UndoBase64(string text)
    {
        if (!HasLongRun(text))
        {
            return null;
        }

        var readable = new StringBuilder();
        foreach (Match match in Base64Run().Matches(text))
        {
            var run = match.Value.TrimEnd('=').Replace('-', '+').Replace('_', '/');
            var buffer = new byte[run.Length];
            if (Convert.TryFromBase64String(run.PadRight((run.Length + 3) / 4 * 4, '='), buffer, out var written))
            {
                AppendReadable(readable, buffer.AsSpan(0, written));
            }
        }

        return readable.Length == 0 ? null : readable.ToString();
    }

    /// <summary>What the hexadecimal runs say, or <c>null</c> when none is readable.</summary>
    public static string? UndoHex(string text)
    {
        var readable = new StringBuilder();
        foreach (Match match in HexRun().Matches(text))
        {
            var digits = string.Concat(match.Value.Where(char.IsAsciiHexDigit));
            AppendReadable(readable, Convert.FromHexString(digits[..(digits.Length / 2 * 2)]));
        }

        return readable.Length == 0 ? null : readable.ToString();
    }

    private static bool HasLongRun(string text)
    {
        var run = 0;
        foreach (var character in text)
        {
            run = char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '-' or '_' ? run + 1 : 0;
            if (run >= 12)
            {
                return true;
            }
        }

        return false;
    }

    private static void AppendReadable(StringBuilder readable, ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (text.Count(char.IsLetter) >= FewestLetters && text.All(character => !char.IsControl(character) && character is not '\uFFFD'))
        {
            readable.Append(text).Append('\n');
        }
    }

    // Both read a text once, so no time limit is needed, and screening never fails on a slow machine.
    [GeneratedRegex(@"[A-Za-z0-9+/_-]{12,}={0,2}", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Base64Run();

    [GeneratedRegex(@"(?<![0-9A-Za-z])(?:(?:0x|\\x)?[0-9a-fA-F]{2}[\s,:]{0,2}){8,}", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex HexRun();
}
