namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>Finds a street or block with its number in Chinese, Japanese and Korean.</summary>
internal static class EastAsianAddress
{
    private const int LongestStreet = 20;

    /// <summary>Looks at a run of letters and the number after it.</summary>
    public static void Search(Scan scan, int token)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        var run = tokens[token];
        if (token + 1 >= tokens.Count || !tokens[token + 1].IsNumber || tokens[token + 1].Length > 5)
        {
            return;
        }

        var number = tokens[token + 1];
        var last = text[run.End - 1];
        if (number.Start == run.End && run.Length >= 2 && last is '路' or '街' or '道' or '巷' or '弄' && text[number.End] is '号' or '號')
        {
            scan.Add(PersonalDataKind.Address, Math.Max(run.Start, run.End - LongestStreet), number.End + 1);
        }
        else if (number.Start == run.End && IsJapanese(text, number))
        {
            scan.Add(PersonalDataKind.Address, Math.Max(run.Start, run.End - LongestStreet), EndOfJapanese(scan, token + 1));
        }
        else if (number.Start - run.End <= 1 && last is '로' or '길' && run.Length >= 3 && token > 0 && IsKoreanDistrict(text, tokens[token - 1], run))
        {
            var first = token - 1;
            while (first > 0 && token - first < 4 && IsKoreanDistrict(text, tokens[first - 1], tokens[first]))
            {
                first--;
            }

            scan.Add(PersonalDataKind.Address, tokens[first].Start, number.End);
        }
    }

    private static bool IsJapanese(PlainText text, PlainToken number) =>
        text.Characters[number.End..].StartsWith("丁目", StringComparison.Ordinal) || text.Characters[number.End..].StartsWith("番地", StringComparison.Ordinal);

    private static int EndOfJapanese(Scan scan, int number)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        var end = tokens[number].End + 2;
        for (var i = number + 1; i < tokens.Count && i <= number + 6 && tokens[i].Start - tokens[i - 1].End <= 1; i++)
        {
            if (tokens[i].IsNumber)
            {
                end = text[tokens[i].End] is '番' or '号' or '階' ? tokens[i].End + 1 : tokens[i].End;
            }
            else if (tokens[i].Length > 2)
            {
                break;
            }
        }

        return end;
    }

    private static bool IsKoreanDistrict(PlainText text, PlainToken word, PlainToken next) =>
        word.Kind is PlainTokenKind.Unspaced && next.Start - word.End == 1 && word.Length >= 2 && text[word.End - 1] is '시' or '구' or '군' or '동' or '읍' or '면' or '도';
}
