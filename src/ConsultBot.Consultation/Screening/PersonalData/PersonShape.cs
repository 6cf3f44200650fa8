namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>Knows the numbers, all in digits, that states give to persons.</summary>
internal static class PersonShape
{
    /// <summary>Whether the first runs of a group are such a number.</summary>
    public static bool IsId(in DigitGroup group, int runs, int count)
    {
        var digits = group.Digits[..count];
        return count switch
        {
            9 => group.Has(runs, 3, 2, 4) && group.SeparatorsAre(runs, "-") && IsSocialSecurity(digits),
            10 => (runs == 1 || (group.Has(runs, 3, 3, 4) && group.SeparatorsAre(runs, " "))) && CheckDigits.Nhs(digits),
            11 => IsOfEleven(group, runs, digits),
            13 => IsKorean(group, runs, digits) || (group.Has(runs, 3, 4, 4, 2) && digits.StartsWith("756")),
            15 => IsFrench(group, runs) && CheckDigits.FrenchSocial(digits),
            18 => runs == 1 && CheckDigits.Chinese(digits),
            _ => false,
        };
    }

    private static bool IsSocialSecurity(ReadOnlySpan<char> digits) =>
        digits[..3] is not ("000" or "666") && digits[0] is not '9' && digits[3..5] is not "00" && digits[5..] is not "0000";

    private static bool IsOfEleven(in DigitGroup group, int runs, ReadOnlySpan<char> digits) =>
        ((runs == 1 || (group.Has(runs, 3, 3, 3, 2) && group.SeparatorsAre(runs, ".- "))) && (CheckDigits.Cpf(digits) || (runs > 1 && CheckDigits.Snils(digits))))
        || ((runs == 1 || group.Has(runs, 2, 3, 3, 3)) && group.SeparatorsAre(runs, " ") && CheckDigits.GermanTax(digits));

    private static bool IsKorean(in DigitGroup group, int runs, ReadOnlySpan<char> digits) =>
        group.Has(runs, 6, 7) && group.SeparatorsAre(runs, "-") && digits[2] is '0' or '1' && digits[4] <= '3' && digits[6] is >= '1' and <= '8';

    private static bool IsFrench(in DigitGroup group, int runs) =>
        runs == 1 || (group.LengthOf(0) == 1 && runs >= 4 && group.SeparatorsAre(runs, " ")) || group.Has(runs, 13, 2);
}
