namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>Knows the phone numbers of a country by the way their digits are grouped.</summary>
internal static class PhoneShape
{
    /// <summary>Whether the first runs of a group are a phone number without a country code.</summary>
    public static bool IsLocal(in DigitGroup group, int runs, int count)
    {
        var digits = group.Digits;
        if (digits[0] is '0')
        {
            return IsTrunk(group, runs, count);
        }

        if (group.SeparatorsAre(runs, " ") && digits[..count].EndsWith("000"))
        {
            return false;
        }

        return runs == 1 ? IsOneRun(digits[..count]) : IsGrouped(group, runs);
    }

    // 020 7946 0958, 06 12 34 56 78, 090-1234-5678, 0171/1234567.
    private static bool IsTrunk(in DigitGroup group, int runs, int count)
    {
        if (count is < 9 or > 12 || group.Digits[..2] is "00" || (group.LengthOf(0) == 1 && !group.IsBracketed) || group.LengthOf(0) is 8)
        {
            return false;
        }

        for (var run = 0; run < runs - 1; run++)
        {
            if (group.LengthOf(run) == 1 && run > 0)
            {
                return false;
            }
        }

        return runs == 1 || group.LengthOf(runs - 1) > 1;
    }

    private static bool IsOneRun(ReadOnlySpan<char> digits) => digits.Length switch
    {
        9 => digits[0] is '6' or '7' or '9',
        10 => (digits[0] >= '2' && digits[3] >= '2') || digits[0] is >= '6' and <= '9' || digits[0] is '3',
        11 => digits is ['1', >= '3', ..] or ['7' or '8', '9' or '4', ..] or [>= '2', >= '1', '9', ..],
        _ => false,
    };

    private static bool IsGrouped(in DigitGroup group, int runs)
    {
        var first = group.Digits[0];
        var hasDash = group.SeparatorAfter(runs - 2) is '-';
        return (group.Has(runs, 3, 3, 4) && first >= '2' && !group.SeparatorsAre(runs, "/"))
            || (group.Has(runs, 1, 3, 3, 4) && first is '1')
            || (group.Has(runs, 1, 3, 3, 2, 2) && first is '7' or '8')
            || (group.Has(runs, 3, 3, 3) && first is '6' or '7' or '8' or '9')
            || (group.Has(runs, 3, 2, 2, 2) && first is '6' or '7' or '8' or '9')
            || (group.Has(runs, 3, 4, 4) && first is '1')
            || (group.Has(runs, 3, 7) && first is '3' && group.SeparatorAfter(0) is not '/')
            || (group.Has(runs, 5, 5) && first is '6' or '7' or '8' or '9' && group.SeparatorAfter(0) is not '/')
            || ((group.Has(runs, 2, 5, 4) || group.Has(runs, 2, 4, 4)) && (hasDash || group.IsBracketed) && first is >= '1')
            || (group.Has(runs, 5, 4) && hasDash && first is '9')
            || (group.Has(runs, 3, 3, 2, 2) && hasDash && first is '4' or '8' or '9');
    }
}
