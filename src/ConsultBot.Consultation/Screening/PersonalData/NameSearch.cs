namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>Finds names beside words that announce one.</summary>
internal static class NameSearch
{
    private const int MostWords = 5;
    private const int MostSmallWords = 2;
    private const int LongestUnspacedName = 3;
    private const int LongestWholeRun = 4;
    private const int LongestNameBefore = 8;
    private const int LongestRunRead = 16;

    public static void Search(Scan scan, HintHit hit)
    {
        switch (hit.Hint)
        {
            case Hint.Name:
                AddAfter(scan, hit, leastTitleCase: 0);
                break;
            case Hint.MaybeName:
                AddAfter(scan, hit, leastTitleCase: 2);
                break;
            case Hint.Patient:
                AddAfter(scan, hit, leastTitleCase: scan.Text[hit.End] is ':' ? 1 : 2);
                break;
            case Hint.SignOff:
                AddAtEnd(scan, hit);
                break;
            case Hint.NameBefore:
                AddBefore(scan, hit);
                break;
        }
    }

    private static void AddAfter(Scan scan, HintHit hit, int leastTitleCase)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        if (PlainText.IsUnspaced(text[hit.End - 1]) || PlainText.IsUnspaced(text[SkipGap(text, hit.End)]))
        {
            AddUnspaced(scan, hit);
            return;
        }

        var token = hit.NextToken;
        if (token >= tokens.Count || SkipGap(text, hit.End) != tokens[token].Start)
        {
            return;
        }

        var first = token;
        int last = -1, titles = 0, title = 0, small = 0;
        for (; token < tokens.Count && token - first < MostWords && (token == first || Joins(scan, token)); token++)
        {
            var word = text.Of(tokens[token]);
            if (!tokens[token].IsWord)
            {
                break;
            }

            if (scan.Lexemes.Titles.Contains(word))
            {
                titles++;
                continue;
            }

            if (last >= 0 && scan.Lexemes.NameParticles.Contains(word) && token + 1 < tokens.Count)
            {
                continue;
            }

            if (scan.Lexemes.NotNames.Contains(word) && !(last >= 0 && EndsName(scan, token)))
            {
                break;
            }

            if (text.IsTitleCase(tokens[token]))
            {
                title++;
                last = token;
            }
            else if (leastTitleCase == 0 && title == 0 && small < MostSmallWords && tokens[token].Length > 1)
            {
                small++;
                last = token;
            }
            else
            {
                break;
            }
        }

        if (last < 0 || title + Math.Min(titles, 1) < leastTitleCase || (leastTitleCase > 0 && title == 0))
        {
            return;
        }

        // A message with a capital on every word says nothing by its capitals.
        if (leastTitleCase > 1 && token < tokens.Count && token - first >= 2 && Joins(scan, token) && text.IsTitleCase(tokens[token]))
        {
            return;
        }

        scan.Add(PersonalDataKind.Name, tokens[first].Start, tokens[last].End);
    }

    private static void AddUnspaced(Scan scan, HintHit hit)
    {
        var text = scan.Text;
        if (hit.Hint is Hint.MaybeName)
        {
            return;
        }

        var start = SkipGap(text, hit.End);
        if (!PlainText.IsUnspaced(text[start]))
        {
            if (hit.Hint is Hint.Name)
            {
                AddForeign(scan, start, hit.NextToken);
            }

            return;
        }

        var end = start;
        while (end < text.Length && end - start < LongestRunRead && PlainText.IsUnspaced(text[end]))
        {
            end++;
        }

        var run = text.Characters[start..end];
        foreach (var word in scan.Lexemes.UnspacedNotNames)
        {
            if (run.StartsWith(word, StringComparison.Ordinal))
            {
                return;
            }
        }

        // A Korean word is a name with its ending; a Chinese name has two or three signs; a Japanese one ends where the verb begins.
        var isHangul = run[0] >= '\uAC00' && run[0] <= '\uD7A3';
        if (!isHangul)
        {
            var verb = run.IndexOfAny("でとだ");
            end = verb > 0 ? start + Math.Min(verb, LongestNameBefore) : run.Length > LongestWholeRun ? start + LongestUnspacedName : end;
        }

        scan.Add(PersonalDataKind.Name, start, end);
    }

    private static void AddForeign(Scan scan, int start, int token)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        var last = -1;
        while (token < tokens.Count && tokens[token].Start < start)
        {
            token++;
        }

        for (var i = token; i < tokens.Count && i - token < MostWords && tokens[i].IsWord && (i == token ? tokens[i].Start == start : Joins(scan, i)); i++)
        {
            last = i;
        }

        if (last >= 0)
        {
            scan.Add(PersonalDataKind.Name, start, tokens[last].End);
        }
    }

    private static void AddBefore(Scan scan, HintHit hit)
    {
        var text = scan.Text;
        var start = hit.Start;
        while (start > 0 && hit.Start - start < LongestNameBefore && PlainText.IsUnspaced(text[start - 1]) && text[start - 1] is not ('は' or 'が' or 'の' or '是'))
        {
            start--;
        }

        scan.Add(PersonalDataKind.Name, start, hit.Start);
    }

    private static void AddAtEnd(Scan scan, HintHit hit)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        var count = tokens.Count - hit.NextToken;
        if (count is < 1 or > 3 || text[hit.End] is not (',' or '\n' or '\r'))
        {
            return;
        }

        for (var i = hit.NextToken; i < tokens.Count; i++)
        {
            if (!text.IsTitleCase(tokens[i]) || scan.Lexemes.NotNames.Contains(text.Of(tokens[i])))
            {
                return;
            }
        }

        scan.Add(PersonalDataKind.Name, tokens[hit.NextToken].Start, tokens[^1].End);
    }

    // A word such as "An" can be the last of a name.
    private static bool EndsName(Scan scan, int token) =>
        scan.Text.IsTitleCase(scan.Tokens[token]) && (token + 1 >= scan.Tokens.Count || !Joins(scan, token + 1) || !scan.Text.IsTitleCase(scan.Tokens[token + 1]));

    private static int SkipGap(PlainText text, int from)
    {
        var at = from;
        while (at < text.Length && at - from < 4 && text[at] is ' ' or ':' or '-' or '"' or '\'' or '(' or '“' or '「' or '*')
        {
            at++;
        }

        return at;
    }

    // Between the words of a name stands a space, a hyphen, an apostrophe, or a full stop after an initial or a title.
    private static bool Joins(Scan scan, int token)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        var before = tokens[token - 1];
        return (tokens[token].Start - before.End) switch
        {
            1 => text[before.End] is ' ' or '-' or '\'',
            2 => text[before.End] is '.' && text[before.End + 1] is ' ' && (before.Length is 1 || scan.Lexemes.Titles.Contains(text.Of(before))),
            _ => false,
        };
    }
}
