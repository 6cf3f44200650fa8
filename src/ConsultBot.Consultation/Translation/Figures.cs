using System.Globalization;
using System.Text;

namespace ConsultBot.Consultation.Translation;

/// <summary>Numbers written in figures, whatever a language's figures and its sign for decimals or thousands.</summary>
internal static class Figures
{
    private const int OfThousands = 3;

    /// <summary>The numbers in a text, with a full stop before decimals and nothing between thousands.</summary>
    public static IEnumerable<string> In(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (!char.IsDigit(text[at]))
            {
                at++;
                continue;
            }

            var number = new StringBuilder();
            while (at < text.Length && (char.IsDigit(text[at]) || (IsSeparator(text[at]) && at + 1 < text.Length && char.IsDigit(text[at + 1]))))
            {
                number.Append(IsSeparator(text[at]) ? '.' : (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text[at])));
                at++;
            }

            yield return WithoutThousands(number.ToString());
        }
    }

    private static bool IsSeparator(char character) => character is '.' or ',' or '٫' or '٬';

    private static string WithoutThousands(string number)
    {
        var groups = number.Split('.');
        return groups.Length > 1 && groups[0] is not "0" && groups.Skip(1).All(group => group.Length == OfThousands) ? string.Concat(groups) : number;
    }
}
