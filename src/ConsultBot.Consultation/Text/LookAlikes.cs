using System.Text;

namespace ConsultBot.Consultation.Text;

/// <summary>Reads Cyrillic and Greek letters that look like Latin ones as Latin, in words that mix scripts: "еxоsоme" is "exosome".</summary>
internal static class LookAlikes
{
    private const string Foreign = "асеорхуіјѕһԁѵгтнкмвпιοαενρτυκχγηω";
    private const string LatinFor = "aceopxyijshdvrthkmbnioaevptukxynw";

    /// <summary>The text with mixed-script words read as Latin; words of one script are left alone.</summary>
    public static string Undo(string text)
    {
        StringBuilder? changed = null;
        var start = 0;
        while (start < text.Length)
        {
            if (!char.IsLetter(text[start]))
            {
                start++;
                continue;
            }

            var end = start;
            bool latin = false, foreign = false;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                latin |= char.IsAsciiLetterLower(text[end]);
                foreign |= Foreign.Contains(text[end], StringComparison.Ordinal);
                end++;
            }

            if (latin && foreign)
            {
                changed ??= new StringBuilder(text);
                for (var i = start; i < end; i++)
                {
                    var index = Foreign.IndexOf(text[i], StringComparison.Ordinal);
                    if (index >= 0)
                    {
                        changed[i] = LatinFor[index];
                    }
                }
            }

            start = end;
        }

        return changed?.ToString() ?? text;
    }
}
