using System.Net;

namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>Finds e-mail addresses, handles, links that name a person, and addresses of machines.</summary>
internal static class InternetSearch
{
    private const int LongestLocalPart = 64;
    private const int LongestHandle = 30;
    private const int LongestAddress = 45;
    private const int GroupWidth = 5;
    private const int LongestLink = 2_000;

    public static void Search(Scan scan)
    {
        var text = scan.Text;
        for (var at = text.Characters.IndexOf('@'); at >= 0; at = Next(text, at, '@'))
        {
            if (!AddEmail(scan, at))
            {
                AddHandle(scan, at);
            }
        }

        for (var colon = text.Characters.IndexOf("::"); colon >= 0; colon = Next(text, colon + 1, "::"))
        {
            AddMachine(scan, colon);
        }

        AddWholeMachines(scan);
        for (var slash = text.Characters.IndexOf('/'); slash >= 0;)
        {
            slash = Next(text, AddLink(scan, slash) - 1, '/');
        }

        AddWrittenOut(scan);
    }

    // Eight groups with seven colons.
    private static void AddWholeMachines(Scan scan)
    {
        var text = scan.Text;
        int last = -GroupWidth, chain = 0;
        for (var colon = text.Characters.IndexOf(':'); colon >= 0; colon = Next(text, colon, ':'))
        {
            chain = colon - last is > 1 and <= GroupWidth ? chain + 1 : 1;
            last = colon;
            if (chain == 7)
            {
                AddMachine(scan, colon);
            }
        }
    }

    private static void AddMachine(Scan scan, int place)
    {
        var text = scan.Text;
        int start = place, end = place;
        while (start > 0 && place - start < LongestAddress && IsOfMachine(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && end - place < LongestAddress && IsOfMachine(text[end]))
        {
            end++;
        }

        while (end > start && text[end - 1] is '.' or ':' && !(text[end - 1] is ':' && text[end - 2] is ':'))
        {
            end--;
        }

        var address = text.Characters[start..end];
        if (address.Length >= 6 && !char.IsLetterOrDigit(text[start - 1]) && !char.IsLetterOrDigit(text[end]) && address.ContainsAnyInRange('0', '9') && IPAddress.TryParse(address, out _))
        {
            scan.Add(PersonalDataKind.IpAddress, start, end);
        }
    }

    private static bool AddEmail(Scan scan, int at)
    {
        var text = scan.Text;
        var end = text[at + 1] is ' ' ? at + 2 : at + 1;
        var domain = end;
        var lastDot = -1;
        while (end < text.Length && end - domain < 255 && (IsOfDomain(text[end]) || (text[end] is '-' or '.' && IsOfDomain(text[end + 1]) && end > domain)))
        {
            lastDot = text[end] is '.' && char.IsLetter(text[end + 1]) ? end : lastDot;
            end++;
        }

        if (lastDot < 0 || end - lastDot < 3)
        {
            return false;
        }

        var last = text[at - 1] is ' ' && text[at + 1] is ' ' ? at - 2 : at - 1;
        var start = last + 1;
        while (start > 0 && last - start < LongestLocalPart && IsOfLocalPart(text[start - 1]))
        {
            start--;
        }

        while (start < last && text[start] is '.' or '-' or '\'')
        {
            start++;
        }

        if (start > last)
        {
            return false;
        }

        scan.Add(PersonalDataKind.Email, start, end);
        return true;
    }

    private static void AddHandle(Scan scan, int at)
    {
        var text = scan.Text;
        if ((at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '@' or '.' or '_')) || !(char.IsAsciiLetterLower(text[at + 1]) || text[at + 1] is '_'))
        {
            return;
        }

        var end = at + 1;
        while (end < text.Length && end - at <= LongestHandle && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' || (text[end] is '.' && char.IsAsciiLetterOrDigit(text[end + 1]))))
        {
            end++;
        }

        if (end - at > 2)
        {
            scan.Add(PersonalDataKind.Handle, at, end);
        }
    }

    // Called at a slash; gives the place from which to look on.
    private static int AddLink(Scan scan, int slash)
    {
        var text = scan.Text;
        var hasScheme = text[slash + 1] is '/' && slash > 0 && text[slash - 1] is ':';
        var host = hasScheme ? slash + 2 : slash;
        var start = hasScheme ? slash - 1 : slash;
        while (start > 0 && slash - start < 255 && (char.IsAsciiLetterOrDigit(text[start - 1]) || (!hasScheme && text[start - 1] is '.' or '-')))
        {
            start--;
        }

        var end = slash;
        while (end < text.Length && end - slash < LongestLink && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '<' or '>' or '|') && !PlainText.IsUnspaced(text[end]))
        {
            end++;
        }

        var next = end + 1;
        while (end > slash && text[end - 1] is '.' or ',' or ')' or ';' or '!' or '?' or '\'' or ']')
        {
            end--;
        }

        if (end > host && NamesPerson(scan, hasScheme ? text.Characters[host..end] : text.Characters[start..end], hasScheme))
        {
            scan.Add(PersonalDataKind.Link, start, end);
        }

        return next;
    }

    private static bool NamesPerson(Scan scan, ReadOnlySpan<char> link, bool hasScheme)
    {
        var slash = link.IndexOf('/');
        var authority = slash < 0 ? link : link[..slash];
        if (hasScheme && authority.Contains('@'))
        {
            return true;
        }

        if (slash >= 0 && link.Length > slash + 1)
        {
            foreach (var host in scan.Lexemes.ProfileHosts)
            {
                if (authority.EndsWith(host, StringComparison.Ordinal) && (authority.Length == host.Length || authority[^(host.Length + 1)] is '.'))
                {
                    return true;
                }
            }
        }

        var query = link.IndexOf('?');
        if (query < 0 || (!hasScheme && !authority.Contains('.')))
        {
            return false;
        }

        foreach (var part in link[(query + 1)..].Split('&'))
        {
            var member = link[(query + 1)..][part];
            var equals = member.IndexOf('=');
            if (equals > 0 && equals < member.Length - 1 && scan.Lexemes.PersonMembers.Contains(member[..equals]))
            {
                return true;
            }
        }

        return false;
    }

    // "jane at example dot com", "jane (at) example (dot) com".
    private static void AddWrittenOut(Scan scan)
    {
        var (text, tokens) = (scan.Text, scan.Tokens);
        for (var i = 1; i + 3 < tokens.Count; i++)
        {
            if (!tokens[i].IsWord || !scan.Lexemes.AtWords.Contains(text.Of(tokens[i])) || !IsClose(tokens, i - 1) || !IsClose(tokens, i))
            {
                continue;
            }

            var last = i + 1;
            while (last + 2 < tokens.Count && IsClose(tokens, last) && IsClose(tokens, last + 1)
                && scan.Lexemes.DotWords.Contains(text.Of(tokens[last + 1])) && tokens[last + 2].IsWord)
            {
                last += 2;
            }

            if (last > i + 1 && tokens[last].Length is >= 2 and <= 6 && !scan.Lexemes.NotNames.Contains(text.Of(tokens[i - 1])))
            {
                var first = i - 1;
                while (first > 0 && tokens[first].Start - tokens[first - 1].End == 1 && text[tokens[first].Start - 1] is '.' or '_')
                {
                    first--;
                }

                while (first > 0 && tokens[first].Start == tokens[first - 1].End)
                {
                    first--;
                }

                scan.Add(PersonalDataKind.Email, tokens[first].Start, tokens[last].End);
                i = last;
            }
        }
    }

    private static bool IsClose(List<PlainToken> tokens, int token) => tokens[token + 1].Start - tokens[token].End <= 3;

    private static bool IsOfDomain(char character) => char.IsLetterOrDigit(character) && !PlainText.IsUnspaced(character);

    private static bool IsOfLocalPart(char character) => char.IsLetterOrDigit(character) ? !PlainText.IsUnspaced(character) : character is '.' or '_' or '%' or '+' or '-' or '\'' or '&';

    private static bool IsOfMachine(char character) => char.IsAsciiHexDigit(character) || character is ':' or '.';

    private static int Next(PlainText text, int after, char sign)
    {
        var from = Math.Min(after + 1, text.Length);
        return text.Characters[from..].IndexOf(sign) is >= 0 and var at ? from + at : -1;
    }

    private static int Next(PlainText text, int after, string sign)
    {
        var from = Math.Min(after + 1, text.Length);
        return text.Characters[from..].IndexOf(sign) is >= 0 and var at ? from + at : -1;
    }
}
