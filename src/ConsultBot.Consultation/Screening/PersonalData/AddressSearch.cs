namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>Finds a street with its house number.</summary>
internal static class AddressSearch
{
    private const int LongestHouseNumber = 5;
    private const int MostStreetWords = 4;
    private const int HintReach = 12;
    private const int FewestBeforeEnding = 3;

    /// <summary>Looks for a street after a house number: "12 Baker Street", "12, rue de la Paix".</summary>
    public static void AfterNumber(Scan scan, int token)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        var number = tokens[token];
        if (number.Length > LongestHouseNumber || (token > 0 && tokens[token - 1].End == number.Start) || text[number.Start - 1] is '-' or '.' or ',' or '/')
        {
            return;
        }

        if (text[number.Start - 1] is '〒' || (text[number.Start - 1] is ' ' && text[number.Start - 2] is '〒'))
        {
            var end = text[number.End] is '-' && token + 1 < tokens.Count && tokens[token + 1].Start == number.End + 1 ? tokens[token + 1].End : number.End;
            scan.Add(PersonalDataKind.Address, number.Start - 1, end);
            return;
        }

        var isTold = scan.IsNear(Hint.Address, number.Start, HintReach);
        var first = token + 1;

        // 221B, 12 bis.
        if (first < tokens.Count && tokens[first].Start == number.End && tokens[first].Length is 1)
        {
            first++;
        }

        var hasStreet = false;
        for (var i = first; i < tokens.Count && i < first + MostStreetWords + 1; i++)
        {
            if (!tokens[i].IsWord || !IsNextTo(text, tokens[i - 1].End, tokens[i].Start, i == first))
            {
                return;
            }

            var word = text.Of(tokens[i]);
            if (i > first && scan.Lexemes.StreetsAfter.Contains(word))
            {
                scan.Add(PersonalDataKind.Address, number.Start, tokens[i].End);
                return;
            }

            if (i <= first + 1 && scan.Lexemes.StreetsBefore.Contains(word))
            {
                AddNamed(scan, number.Start, i, isTold);
                return;
            }

            hasStreet = isTold || text.IsTitleCase(tokens[i]) || text.IsCapital(tokens[i].Start);
            if (!hasStreet)
            {
                return;
            }
        }
    }

    /// <summary>Looks for a street that begins or ends with a word: "Calle Mayor 12", "Hauptstraße 5", "建国路12号".</summary>
    public static void AfterWord(Scan scan, int token)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        if (tokens[token].Kind is PlainTokenKind.Unspaced)
        {
            EastAsianAddress.Search(scan, token);
            return;
        }

        var word = text.Of(tokens[token]);
        if (scan.Lexemes.StreetsBefore.Contains(word))
        {
            AddBefore(scan, token);
            return;
        }

        if (text.IsCapital(tokens[token].Start) && token + 1 < tokens.Count && tokens[token + 1].IsNumber && tokens[token + 1].Length <= 4
            && IsNextTo(text, tokens[token].End, tokens[token + 1].Start, mayPause: true))
        {
            foreach (var ending in scan.Lexemes.StreetEndings)
            {
                if (word.Length >= ending.Length + FewestBeforeEnding && word.EndsWith(ending, StringComparison.Ordinal))
                {
                    scan.Add(PersonalDataKind.Address, tokens[token].Start, EndOfNumber(tokens, token + 1));
                    return;
                }
            }
        }
    }

    // Street word, up to so many words of which one is written like a name, and a number.
    private static void AddBefore(Scan scan, int token)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        var isNamed = scan.IsNear(Hint.Address, tokens[token].Start, HintReach);
        for (var i = token + 1; i < tokens.Count && i <= token + MostStreetWords + 2; i++)
        {
            if (!IsNextTo(text, tokens[i - 1].End, tokens[i].Start, mayPause: true))
            {
                return;
            }

            if (tokens[i].IsNumber)
            {
                var isQuantity = i + 1 < tokens.Count && tokens[i + 1].Start - tokens[i].End <= 1 && scan.Lexemes.Quantities.Contains(text.Of(tokens[i + 1]));
                if (isNamed && i > token + 1 && tokens[i].Length <= LongestHouseNumber && !isQuantity)
                {
                    scan.Add(PersonalDataKind.Address, tokens[token].Start, EndOfNumber(tokens, i));
                }

                return;
            }

            isNamed |= text.IsTitleCase(tokens[i]) || tokens[i].Kind is PlainTokenKind.Word && IsArabic(text[tokens[i].Start]);
        }
    }

    // A number, a street word, and the words of its name.
    private static void AddNamed(Scan scan, int start, int street, bool isTold)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        int last = -1, told = -1;
        for (var i = street + 1; i < tokens.Count && i <= street + MostStreetWords && tokens[i].IsWord && IsNextTo(text, tokens[i - 1].End, tokens[i].Start, mayPause: false); i++)
        {
            told = isTold ? i : told;
            last = text.IsTitleCase(tokens[i]) || IsArabic(text[tokens[i].Start]) ? i : last;
        }

        last = last > 0 ? last : told;

        if (last > 0)
        {
            scan.Add(PersonalDataKind.Address, start, tokens[last].End);
        }
    }

    // A letter that belongs to the number goes with it.
    private static int EndOfNumber(List<PlainToken> tokens, int number) =>
        number + 1 < tokens.Count && tokens[number + 1].Start == tokens[number].End && tokens[number + 1].Length == 1 ? tokens[number + 1].End : tokens[number].End;

    private static bool IsNextTo(PlainText text, int end, int start, bool mayPause)
    {
        foreach (var sign in text.Characters[end..start])
        {
            if (sign is not (' ' or '.' or '\'' or '-' or 'º' or '°' or '#') && !(mayPause && sign is ','))
            {
                return false;
            }
        }

        return start - end <= 3;
    }

    private static bool IsArabic(char character) => character is >= '\u0600' and <= '\u06FF';
}
