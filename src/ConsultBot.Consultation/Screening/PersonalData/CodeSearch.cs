namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>Finds numbers of persons that hold letters, and whatever number follows words that announce one.</summary>
internal static class CodeSearch
{
    private const int LongestIban = 34;
    private const int LongestTold = 22;
    private const int MostBetween = 14;

    /// <summary>The length of a bank account number by its country (ISO 13616).</summary>
    private static readonly Dictionary<string, int> IbanLengths = new(StringComparer.Ordinal)
    {
        ["ad"] = 24, ["ae"] = 23, ["al"] = 28, ["at"] = 20, ["az"] = 28, ["ba"] = 20, ["be"] = 16, ["bg"] = 22, ["bh"] = 22, ["br"] = 29, ["by"] = 28, ["ch"] = 21,
        ["cr"] = 22, ["cy"] = 28, ["cz"] = 24, ["de"] = 22, ["dk"] = 18, ["do"] = 28, ["ee"] = 20, ["eg"] = 29, ["es"] = 24, ["fi"] = 18, ["fo"] = 18, ["fr"] = 27,
        ["gb"] = 22, ["ge"] = 22, ["gi"] = 23, ["gl"] = 18, ["gr"] = 27, ["gt"] = 28, ["hr"] = 21, ["hu"] = 28, ["ie"] = 22, ["il"] = 23, ["iq"] = 23, ["is"] = 26,
        ["it"] = 27, ["jo"] = 30, ["kw"] = 30, ["kz"] = 20, ["lb"] = 28, ["li"] = 21, ["lt"] = 20, ["lu"] = 20, ["lv"] = 21, ["ly"] = 25, ["mc"] = 27, ["md"] = 24,
        ["me"] = 22, ["mk"] = 19, ["mr"] = 27, ["mt"] = 31, ["mu"] = 30, ["nl"] = 18, ["no"] = 15, ["pk"] = 24, ["pl"] = 28, ["ps"] = 29, ["pt"] = 25, ["qa"] = 29,
        ["ro"] = 24, ["rs"] = 22, ["ru"] = 33, ["sa"] = 24, ["sc"] = 31, ["se"] = 24, ["si"] = 19, ["sk"] = 24, ["sm"] = 27, ["tl"] = 23, ["tn"] = 24, ["tr"] = 26,
        ["ua"] = 29, ["va"] = 22, ["vg"] = 24, ["xk"] = 20,
    };

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> IbanLengthOf = IbanLengths.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Looks at the code that begins with a token.</summary>
    public static void Search(Scan scan, int token)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        var at = tokens[token];
        if ((at.IsWord && at.Length is not (1 or 2 or 6)) || at.Kind is PlainTokenKind.Unspaced || (token > 0 && tokens[token - 1].End == at.Start && !(tokens[token - 1].Kind is PlainTokenKind.Unspaced)))
        {
            return;
        }

        if (at.IsNumber)
        {
            AddSpanish(scan, at.Start);
            AddChinese(scan, at);
            return;
        }

        if (at.Length is 2)
        {
            AddIban(scan, at.Start);
            AddBritish(scan, at.Start);
        }
        else if (at.Length is 1)
        {
            AddSpanish(scan, at.Start);
        }
        else
        {
            AddItalian(scan, at.Start);
        }
    }

    /// <summary>Looks for the number that a hint announces.</summary>
    public static void AfterHint(Scan scan, HintHit hit)
    {
        PersonalDataKind? kind = hit.Hint switch
        {
            Hint.Passport => PersonalDataKind.Passport,
            Hint.Record => PersonalDataKind.RecordNumber,
            Hint.NationalId => PersonalDataKind.NationalId,
            _ => null,
        };
        if (kind is not { } known)
        {
            return;
        }

        var text = scan.Text;
        for (var at = hit.End; at < text.Length && at - hit.End <= MostBetween; at++)
        {
            if (!IsPlain(text[at]))
            {
                if (text[at] is '\n' or '?' or '!' or ';')
                {
                    return;
                }

                continue;
            }

            var end = EndOfCode(text, at, known is PersonalDataKind.NationalId);
            if (CountDigits(text.Characters[at..end]) >= (known is PersonalDataKind.RecordNumber ? 3 : 5))
            {
                scan.Add(known, at, end);
                return;
            }

            while (IsPlain(text[at + 1]))
            {
                at++;
            }
        }
    }

    // Letters and digits with single separators; a separator before a word without digits ends it.
    private static int EndOfCode(PlainText text, int start, bool withSpaces)
    {
        var end = start;
        while (end < text.Length && end - start < LongestTold)
        {
            if (IsPlain(text[end]))
            {
                end++;
            }
            else if (text[end] is '-' or '/' or '.' || (text[end] is ' ' && (withSpaces || (end - start <= 2 && text.IsCapital(start)) || (end - start <= 4 && AllDigits(text.Characters[start..end])))))
            {
                if (!IsDigitAhead(text, end + 1))
                {
                    break;
                }

                end++;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    private static bool IsDigitAhead(PlainText text, int from)
    {
        for (var at = from; at < from + 3; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                return true;
            }

            if (!IsPlain(text[at]))
            {
                return false;
            }
        }

        return false;
    }

    private static void AddIban(Scan scan, int start)
    {
        var text = scan.Text;
        if (!char.IsAsciiDigit(text[start + 2]) || !char.IsAsciiDigit(text[start + 3]) || !IbanLengthOf.TryGetValue(text.Characters[start..(start + 2)], out var wanted))
        {
            return;
        }

        Span<char> account = stackalloc char[LongestIban];
        if (Gather(text, start, account[..wanted], " -") is > 0 and var end && CheckDigits.Iban(account[..wanted]))
        {
            scan.Add(PersonalDataKind.BankAccount, start, end);
        }
    }

    // Two letters, six digits and a letter from A to D.
    private static void AddBritish(Scan scan, int start)
    {
        Span<char> code = stackalloc char[9];
        if (Gather(scan.Text, start, code, " ") is > 0 and var end && code[8] is >= 'a' and <= 'd' && AllDigits(code[2..8]) && scan.Text.IsCapital(start) && scan.Text.IsCapital(end - 1))
        {
            scan.Add(PersonalDataKind.NationalId, start, end);
        }
    }

    private static void AddSpanish(Scan scan, int start)
    {
        Span<char> code = stackalloc char[9];
        if (Gather(scan.Text, start, code, "-.") is not (> 0 and var end) || !char.IsAsciiLetter(code[8]))
        {
            return;
        }

        if (code[0] is >= 'x' and <= 'z')
        {
            code[0] = (char)('0' + (code[0] - 'x'));
        }

        if (AllDigits(code[..8]) && CheckDigits.Dni(code[..8], code[8]))
        {
            scan.Add(PersonalDataKind.NationalId, start, end);
        }
    }

    private static void AddItalian(Scan scan, int start)
    {
        Span<char> code = stackalloc char[16];
        if (Gather(scan.Text, start, code, " ") is > 0 and var end && AllLetters(code[..6]) && AllDigits(code[6..8]) && char.IsAsciiLetter(code[8]) && AllDigits(code[9..11]) && char.IsAsciiLetter(code[11]) && AllDigits(code[12..15]) && char.IsAsciiLetter(code[15])
            && CheckDigits.CodiceFiscale(code))
        {
            scan.Add(PersonalDataKind.NationalId, start, end);
        }
    }

    private static void AddChinese(Scan scan, PlainToken token)
    {
        var text = scan.Text;
        if (token.Length is 17 && text[token.End] is 'x' && !IsPlain(text[token.End + 1]) && CheckDigits.Chinese(text.Characters[token.Start..(token.End + 1)]))
        {
            scan.Add(PersonalDataKind.NationalId, token.Start, token.End + 1);
        }
    }

    // Fills the code with letters and digits, single separators left out; the place after it, or 0 when the text has fewer or goes on.
    private static int Gather(PlainText text, int start, Span<char> code, string separators)
    {
        var (at, count) = (start, 0);
        while (count < code.Length)
        {
            if (!IsPlain(text[at]))
            {
                if (count == 0 || !separators.Contains(text[at], StringComparison.Ordinal) || !IsPlain(text[at + 1]))
                {
                    return 0;
                }

                at++;
            }

            code[count++] = text[at++];
        }

        return IsPlain(text[at]) ? 0 : at;
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character);

    private static bool AllDigits(ReadOnlySpan<char> code) => !code.ContainsAnyExceptInRange('0', '9');

    private static bool AllLetters(ReadOnlySpan<char> code) => !code.ContainsAnyExceptInRange('a', 'z');

    private static int CountDigits(ReadOnlySpan<char> code)
    {
        var count = 0;
        foreach (var character in code)
        {
            count += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return count;
    }
}
