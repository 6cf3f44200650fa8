using System.Text.RegularExpressions;

namespace ConsultBot.Knowledge.Files;

/// <summary>
/// The text of a document, cut at its headings. What stands below a heading of a lower level belongs to the higher one too; the level is read off the heading: in
/// capitals, in title case or of a usual name ("Conclusion"), or else. Tables are sections of their own, wherever in another section they stand.
/// </summary>
public sealed partial class DocumentSections
{
    private const int MostWordsOfAHeading = 14;
    private const int LongestWordInLowerCase = 4;

    private static readonly string[] UsualNames =
        ["abstract", "acknowledgments", "conclusion", "conclusions", "discussion", "introduction", "materials and methods", "methods", "note", "references", "results", "summary"];

    private readonly List<Section> sections = [];

    /// <summary>Cuts the text.</summary>
    /// <param name="text">The document, a paragraph, a list item or a row of a table on each line.</param>
    /// <param name="headings">The sections of it that are known by name. Besides them a line in capitals is a heading.</param>
    public DocumentSections(string text, IEnumerable<string> headings)
    {
        var known = headings.ToArray();
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim(' ', '\u00A0')).Where(line => line.Length > 0).ToArray();
        Section? current = null;
        Section? table = null;
        foreach (var line in lines)
        {
            if (Table().IsMatch(line))
            {
                sections.Add(table = new Section(line, IsTable: true));
            }
            else if (table is not null && line.Contains('\t', StringComparison.Ordinal))
            {
                table.Lines.Add(line);
            }
            else
            {
                table = null;
                current = AddTo(current, line, known);
            }
        }
    }

    /// <summary>The lines of a section without its heading; <c>null</c> when there is no section of that name, or nothing in it.</summary>
    /// <param name="locator">Its heading, or how the heading begins; case and punctuation do not matter.</param>
    public IReadOnlyList<string>? Find(string locator)
    {
        var found = sections.Index().Where(section => NameFit(section.Item.Heading, locator) is not Fit.None)
            .OrderByDescending(section => NameFit(section.Item.Heading, locator))
            .Select(section => LinesFrom(section.Index));
        return found.FirstOrDefault(lines => lines.Count > 0);
    }

    private List<string> LinesFrom(int index)
    {
        var lines = sections[index].Lines.ToList();
        if (!sections[index].IsTable)
        {
            foreach (var below in sections.Skip(index + 1).Where(section => !section.IsTable).TakeWhile(section => section.Level > sections[index].Level))
            {
                lines.Add(below.Heading);
                lines.AddRange(below.Lines);
            }
        }

        return lines;
    }

    private Section? AddTo(Section? current, string line, string[] known)
    {
        if (IsHeading(line, known))
        {
            // "Note: It is so." is a heading and the first line below it, unless it is a heading as a whole.
            var fit = known.Select(heading => NameFit(line, heading)).DefaultIfEmpty().Max();
            var end = fit is Fit.BeforeColon ? line.IndexOf(':', StringComparison.Ordinal) : line.Length;
            current = new Section(line[..end], IsTable: false);
            sections.Add(current);
            line = line[end..].Trim(':', ' ');
            if (line.Length == 0)
            {
                return current;
            }
        }

        current?.Lines.Add(line);
        return current;
    }

    private static bool IsHeading(string line, string[] known) => IsInCapitals(line) || Array.Exists(known, heading => NameFit(line, heading) is not Fit.None);

    private static bool IsInCapitals(string line) => line.Any(char.IsLetter) && !line.Any(char.IsLower) && line.Length > 4 && !line.Any(char.IsDigit);

    private static bool IsInTitleCase(string line)
    {
        var words = Word().Matches(line).Select(match => match.Value).ToArray();
        return words.Count(word => char.IsUpper(word[0])) > 1 && !Array.Exists(words, word => word.Length > LongestWordInLowerCase && char.IsLower(word[0]));
    }

    private static Fit NameFit(string line, string name)
    {
        var (heading, sought) = (Plain(line), Plain(name));
        if (sought.Length == 0 || !heading.StartsWith(sought, StringComparison.Ordinal))
        {
            return Fit.None;
        }

        if (heading.Length == sought.Length)
        {
            return Fit.Whole;
        }

        if (heading[sought.Length] is not ' ')
        {
            return Fit.None;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && string.Equals(Plain(line[..colon]), sought, StringComparison.Ordinal))
        {
            return Fit.BeforeColon;
        }

        return line[^1] is not '.' and not ',' and not ';' && heading.Split(' ').Length <= MostWordsOfAHeading && char.IsUpper(line[0]) && sought.Contains(' ', StringComparison.Ordinal)
            ? Fit.Beginning
            : Fit.None;
    }

    private static string Plain(string text) => string.Join(' ', Word().Matches(text.ToLowerInvariant()).Select(match => match.Value));

    [GeneratedRegex(@"^Table \d+\b", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Table();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Word();

    private enum Fit
    {
        None,
        Beginning,
        BeforeColon,
        Whole,
    }

    private sealed record Section(string Heading, bool IsTable)
    {
        public int Level { get; } = IsInCapitals(Heading) ? 1 : IsInTitleCase(Heading) || UsualNames.Contains(Plain(Heading.Split(':')[0]), StringComparer.Ordinal) ? 2 : 3;

        public List<string> Lines { get; } = [];
    }
}
