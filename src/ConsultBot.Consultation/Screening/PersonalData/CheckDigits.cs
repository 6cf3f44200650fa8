namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>The check digits of numbers that are given to persons. Every method takes digits, and letters where it says so, without separators.</summary>
internal static class CheckDigits
{
    private const string DniLetters = "trwagmyfpdxbnjzsqvhlcke";

    /// <summary>Luhn's check, as payment cards have it.</summary>
    public static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            digit = i % 2 == 1 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>The check of a bank account number, letters in lower case: ISO 13616.</summary>
    public static bool Iban(ReadOnlySpan<char> account)
    {
        var rest = 0;
        for (var i = 0; i < account.Length; i++)
        {
            var character = account[(i + 4) % account.Length];
            rest = char.IsAsciiDigit(character) ? ((rest * 10) + (character - '0')) % 97 : ((rest * 100) + (character - 'a' + 10)) % 97;
        }

        return rest == 1;
    }

    /// <summary>The number of a patient of the British health service: ten digits.</summary>
    public static bool Nhs(ReadOnlySpan<char> digits)
    {
        var check = 11 - (Weighted(digits[..9], 10, step: -1) % 11);
        return check != 10 && (check == 11 ? 0 : check) == digits[9] - '0' && !IsOneDigit(digits);
    }

    /// <summary>The number of a taxpayer in Brazil: eleven digits.</summary>
    public static bool Cpf(ReadOnlySpan<char> digits) =>
        !IsOneDigit(digits) && digits[9] - '0' == CpfCheck(digits[..9]) && digits[10] - '0' == CpfCheck(digits[..10]);

    /// <summary>The number of a taxpayer in Germany: eleven digits, ISO 7064.</summary>
    public static bool GermanTax(ReadOnlySpan<char> digits)
    {
        Span<int> counts = stackalloc int[10];
        var product = 10;
        foreach (var digit in digits[..10])
        {
            counts[digit - '0']++;
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        var repeated = 0;
        foreach (var count in counts)
        {
            repeated += count is 2 or 3 ? 1 : count > 3 ? 2 : 0;
        }

        return digits[0] != '0' && repeated == 1 && (11 - product) % 10 == digits[10] - '0';
    }

    /// <summary>The letter of a Spanish identity number: eight digits and a letter.</summary>
    public static bool Dni(ReadOnlySpan<char> digits, char letter)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = ((number * 10) + (digit - '0')) % DniLetters.Length;
        }

        return DniLetters[number] == letter;
    }

    /// <summary>The Italian <c>codice fiscale</c>: sixteen characters, letters in lower case.</summary>
    public static bool CodiceFiscale(ReadOnlySpan<char> code)
    {
        ReadOnlySpan<byte> odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
        var sum = 0;
        for (var i = 0; i < 15; i++)
        {
            var value = char.IsAsciiDigit(code[i]) ? code[i] - '0' : code[i] - 'a';
            sum += i % 2 == 0 ? odd[value] : value;
        }

        return code[15] - 'a' == sum % 26;
    }

    /// <summary>The French social security number: fifteen digits.</summary>
    public static bool FrenchSocial(ReadOnlySpan<char> digits)
    {
        var rest = 0;
        foreach (var digit in digits[..13])
        {
            rest = ((rest * 10) + (digit - '0')) % 97;
        }

        return digits[0] is '1' or '2' && (((digits[13] - '0') * 10) + digits[14] - '0') == 97 - rest;
    }

    /// <summary>The Chinese identity number: seventeen digits and a digit or <c>x</c>.</summary>
    public static bool Chinese(ReadOnlySpan<char> code)
    {
        ReadOnlySpan<byte> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (code[i] - '0') * weights[i];
        }

        return "10x98765432"[sum % 11] == code[17];
    }

    /// <summary>The Russian insurance number: eleven digits.</summary>
    public static bool Snils(ReadOnlySpan<char> digits) =>
        Weighted(digits[..9], 9, step: -1) % 101 % 100 == ((digits[9] - '0') * 10) + digits[10] - '0' && !IsOneDigit(digits[..9]);

    private static int CpfCheck(ReadOnlySpan<char> digits)
    {
        var rest = Weighted(digits, digits.Length + 1, step: -1) % 11;
        return rest < 2 ? 0 : 11 - rest;
    }

    private static int Weighted(ReadOnlySpan<char> digits, int first, int step)
    {
        var sum = 0;
        foreach (var digit in digits)
        {
            sum += (digit - '0') * first;
            first += step;
        }

        return sum;
    }

    private static bool IsOneDigit(ReadOnlySpan<char> digits) => !digits.ContainsAnyExcept(digits[0]);
}
