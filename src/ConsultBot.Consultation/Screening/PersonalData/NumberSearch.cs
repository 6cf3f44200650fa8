namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>Finds phone numbers, payment cards, numbers of persons in digits, and addresses of machines.</summary>
internal static class NumberSearch
{
    private const int MostRuns = 8;
    private const int MostDigits = 24;
    private const int PhoneReach = 25;
    private const int ThingReach = 14;
    private const int FewestTold = 7;
    private const int FewestDigits = 8;
    private const int LongestPhone = 15;
    private const string Money = "$€£¥₹₩₽₫฿¢";

    /// <summary>Looks at the numbers that begin with a token.</summary>
    /// <returns>The token after what was looked at.</returns>
    public static int Search(Scan scan, int token)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        var start = tokens[token].Start;
        if (token > 0 && tokens[token - 1].End == start && tokens[token - 1].IsWord)
        {
            return token + 1;
        }

        if (DateShape.Numeric(text, token) is > 0 and var date && !(token + date < tokens.Count && tokens[token + date].IsNumber && text[tokens[token].End] is '.' or '-' && IsLinked(text, tokens, token + date)))
        {
            return token + date;
        }

        Span<char> digits = stackalloc char[MostDigits];
        var group = new DigitGroup(text, token, digits, stackalloc int[MostRuns], stackalloc char[MostRuns]);
        if (group.IsMachine())
        {
            scan.Add(PersonalDataKind.IpAddress, start, tokens[token + 3].End);
            return token + 4;
        }

        for (var runs = group.Runs; runs > 0; runs--)
        {
            if (KindOf(scan, group, token, runs) is { } kind)
            {
                scan.Add(kind, StartOf(text, start, kind), tokens[token + runs - 1].End);
                return token + runs;
            }
        }

        return token + 1;
    }

    private static bool IsLinked(PlainText text, List<PlainToken> tokens, int token) =>
        tokens[token].Start - tokens[token - 1].End == 1 && text[tokens[token - 1].End] == text[tokens[token - 2].End];

    private static PersonalDataKind? KindOf(Scan scan, in DigitGroup group, int token, int runs)
    {
        var count = group.CountOf(runs);
        if (count < FewestTold)
        {
            return null;
        }

        var (text, tokens) = (scan.Text, scan.Tokens);
        var start = tokens[token].Start;
        var end = tokens[token + runs - 1].End;
        var isInternational = IsInternational(text, start, group);
        if (isInternational && IsPhoneAbroad(group, runs, count))
        {
            return PersonalDataKind.Phone;
        }

        if (IsPartOfMore(text, start, end) || scan.IsNear(Hint.Thing, start, ThingReach))
        {
            return null;
        }

        if (count is 18 && PersonShape.IsId(group, runs, count))
        {
            return PersonalDataKind.NationalId;
        }

        if (IsCard(group, runs, count))
        {
            return PersonalDataKind.Card;
        }

        if (IsAmount(scan, start, end, token + runs))
        {
            return null;
        }

        return PersonShape.IsId(group, runs, count) ? PersonalDataKind.NationalId
            : PhoneShape.IsLocal(group, runs, count) ? PersonalDataKind.Phone
            : count <= LongestPhone && scan.IsNear(Hint.Phone, start, PhoneReach) && (runs == 1 || group.LengthOf(runs - 1) > 1) && !isInternational ? PersonalDataKind.Phone
            : null;
    }

    private static bool IsCard(in DigitGroup group, int runs, int count) =>
        count is >= 13 and <= 19 && group.Digits[0] is >= '2' and <= '6' && group.SeparatorsAre(runs, " -")
        && (runs == 1 || (group.LengthOf(0) is 4 && runs is >= 3 and <= 5 && group.LengthOf(1) is 4 or 6)) && CheckDigits.Luhn(group.Digits[..count]);

    // A country code after + or 00, or a bracketed one.
    private static bool IsInternational(PlainText text, int start, in DigitGroup group) =>
        text[start - 1] is '+' || (text[start - 1] is ' ' or '(' && text[start - 2] is '+') || (group.Digits is ['0', '0', >= '1' and <= '9', ..] && group.CountOf(group.Runs) >= 10);

    private static bool IsPhoneAbroad(in DigitGroup group, int runs, int count)
    {
        var most = group.Digits is ['1', ..] && group.LengthOf(0) == 1 ? 11 : group.Digits is ['0', '0', ..] ? LongestPhone + 2 : LongestPhone;
        return count >= FewestDigits && count <= most && (runs == 1 || group.LengthOf(runs - 1) > 1);
    }

    private static bool IsPartOfMore(PlainText text, int start, int end) =>
        (text[start - 1] is ',' or '.' or ':' or '/' or '*' or '^' or '=' && start > 1 && char.IsAsciiLetterOrDigit(text[start - 2]) && text[start - 1] is not ':')
        || (text[end] is ',' or '.' or ':' && char.IsAsciiDigit(text[end + 1]))
        || char.IsAsciiLetter(text[end]) || text[end] is '%' or '_' or '^'
        || (text[start - 1] is '-' or '_' && start > 1 && char.IsAsciiLetter(text[start - 2]));

    private static bool IsAmount(Scan scan, int start, int end, int next)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        var before = text[start - 1] is ' ' ? text[start - 2] : text[start - 1];
        var after = text[end] is ' ' ? text[end + 1] : text[end];
        return Money.Contains(before, StringComparison.Ordinal) || Money.Contains(after, StringComparison.Ordinal) || after is '%'
            || (next < tokens.Count && tokens[next].Start - end <= 1 && !tokens[next].IsNumber && scan.Lexemes.Quantities.Contains(text.Of(tokens[next])));
    }

    private static int StartOf(PlainText text, int start, PersonalDataKind kind)
    {
        if (kind is PersonalDataKind.Phone)
        {
            start -= text[start - 1] is '(' ? 1 : 0;
            start -= text[start - 1] is '+' ? 1 : text[start - 1] is ' ' && text[start - 2] is '+' ? 2 : 0;
            start -= text[start - 1] is '(' ? 1 : 0;
        }

        return Math.Max(0, start);
    }
}
