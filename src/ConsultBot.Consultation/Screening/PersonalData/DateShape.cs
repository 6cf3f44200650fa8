namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>Knows a date by its shape.</summary>
internal static class DateShape
{
    private const int NumericTokens = 3;

    /// <summary>How many tokens a date in numbers takes that begins with a token; 0 when none does.</summary>
    public static int Numeric(PlainText text, int token)
    {
        var tokens = text.Tokens;
        if (token + NumericTokens > tokens.Count || !tokens[token].IsNumber || !tokens[token + 1].IsNumber || !tokens[token + 2].IsNumber)
        {
            return 0;
        }

        var (one, two, three) = (tokens[token], tokens[token + 1], tokens[token + 2]);
        var separator = text[one.End];
        if (separator is not ('.' or '/' or '-' or ' ') || text[two.End] != separator || Gap(text, one, two) > 2 || Gap(text, two, three) > 2 || two.Length > 2)
        {
            return 0;
        }

        var isDate = one.Length is 4
            ? three.Length <= 2 && IsYear(text, one) && IsDayAndMonth(Value(text, three), Value(text, two))
            : one.Length <= 2 && (three.Length is 2 || (three.Length is 4 && IsYear(text, three)))
                && (IsDayAndMonth(Value(text, one), Value(text, two)) || IsDayAndMonth(Value(text, two), Value(text, one)));
        return isDate && !(separator is ' ' && three.Length is 2) ? NumericTokens : 0;
    }

    /// <summary>Where a date ends, exclusive, that begins with a token, in any way of writing; 0 when none does.</summary>
    public static int EndOf(Scan scan, int token)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        if (Numeric(text, token) is > 0 and var count)
        {
            return tokens[token + count - 1].End;
        }

        if (!tokens[token].IsNumber)
        {
            return scan.Lexemes.Months.Contains(text.Of(tokens[token])) ? AfterMonth(scan, token, hasDay: false) : 0;
        }

        if (tokens[token].Length is 8)
        {
            return IsRun(text.Of(tokens[token])) ? tokens[token].End : 0;
        }

        return EastAsian(text, token) is > 0 and var end ? end : DayThenMonth(scan, token);
    }

    private static int DayThenMonth(Scan scan, int token)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        if (tokens[token].Length > 2)
        {
            return 0;
        }

        for (var month = token + 1; month <= token + 3 && month < tokens.Count; month++)
        {
            if (!tokens[month].IsWord || Gap(text, tokens[month - 1], tokens[month]) > 2)
            {
                return 0;
            }

            if (scan.Lexemes.Months.Contains(text.Of(tokens[month])))
            {
                return AfterMonth(scan, month, hasDay: true);
            }

            if (tokens[month].Length > 3)
            {
                return 0;
            }
        }

        return 0;
    }

    // After a month come a day, a month's number in Vietnamese, a year: numbers with at most a small word between them.
    private static int AfterMonth(Scan scan, int month, bool hasDay)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        var end = tokens[month].End;
        var numbers = 0;
        for (var i = month + 1; i < tokens.Count && i <= month + 6 && Gap(text, tokens[i - 1], tokens[i]) <= 2; i++)
        {
            if (tokens[i].IsNumber && tokens[i].Length is <= 2 or 4)
            {
                numbers++;
                end = tokens[i].End;
                if (tokens[i].Length is 4)
                {
                    break;
                }
            }
            else if (tokens[i].Length > 3 || tokens[i].IsNumber)
            {
                break;
            }
        }

        return hasDay || (numbers > 0 && tokens[month + 1].IsNumber && tokens[month + 1].Length <= 2) ? end : 0;
    }

    private static int EastAsian(PlainText text, int token)
    {
        var tokens = text.Tokens;
        if (token + 4 >= tokens.Count || tokens[token].Length is not (2 or 4))
        {
            return 0;
        }

        var isDate = text[tokens[token + 1].Start] is '年' or '년' && tokens[token + 2].IsNumber && text[tokens[token + 3].Start] is '月' or '월' && tokens[token + 4].IsNumber
            && text[tokens[token + 4].End] is '日' or '일' or '号';
        return isDate ? tokens[token + 4].End + 1 : 0;
    }

    private static bool IsRun(ReadOnlySpan<char> digits)
    {
        int first = Value(digits[..4]), last = Value(digits[4..]);
        return (IsBirthYear(first) && IsDayAndMonth(last % 100, last / 100)) || (IsBirthYear(last) && (IsDayAndMonth(first / 100, first % 100) || IsDayAndMonth(first % 100, first / 100)));
    }

    private static int Gap(PlainText text, PlainToken one, PlainToken other) => text.Length == 0 ? 0 : other.Start - one.End;

    private static bool IsYear(PlainText text, PlainToken token) => IsBirthYear(Value(text, token));

    private static bool IsBirthYear(int year) => year is >= 1880 and <= 2150 or >= 2400 and <= 2650;

    private static bool IsDayAndMonth(int day, int month) => day is >= 1 and <= 31 && month is >= 1 and <= 12;

    private static int Value(PlainText text, PlainToken token) => token.Length > 4 ? -1 : Value(text.Of(token));

    private static int Value(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = (value * 10) + (digit - '0');
        }

        return value;
    }
}
