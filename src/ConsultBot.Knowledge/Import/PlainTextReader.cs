using System.Text.RegularExpressions;

namespace ConsultBot.Knowledge.Import;

/// <summary>
/// Reads plain text. In a text whose lines are all short, paragraphs end at an empty line; in one with long lines, every line is a paragraph. A short line by itself
/// that does not end like a sentence is a heading.
/// </summary>
internal sealed partial class PlainTextReader : IDocumentReader
{
    private const int LongestWrappedLine = 160;
    private const int LongestHeading = 120;
    private const int MostHeadingWords = 18;

    /// <inheritdoc />
    public Task<ImportedDocument> ReadAsync(DocumentFile file, CancellationToken cancellationToken)
    {
        var text = file.ReadText();
        if (MarkupStart().IsMatch(text))
        {
            throw new DocumentRefusedException(file.Path, 0, "by its content the file is HTML, not the text that its name says");
        }

        var builder = new DocumentBuilder(file.Path);
        Read(text, builder, (line, _) => Place.Line(line));
        return Task.FromResult(builder.Build());
    }

    /// <summary>Reads a text into a document.</summary>
    /// <param name="text">The text, with <c>\n</c> at the end of each line.</param>
    /// <param name="builder">Takes the blocks.</param>
    /// <param name="placeOf">The place of a line, by its number and the number of form feeds before it.</param>
    public static void Read(string text, DocumentBuilder builder, Func<int, int, Place> placeOf)
    {
        var lines = text.Split('\n');
        var isWrapped = !Array.Exists(lines, line => line.Length > LongestWrappedLine);
        var pages = 0;
        for (var start = 0; start < lines.Length;)
        {
            pages += lines[start].Count(character => character is '\f');
            var end = start + 1;
            while (isWrapped && IsText(lines[start]) && end < lines.Length && IsText(lines[end]) && !Bullet().IsMatch(lines[end]) && !lines[end].Contains('\f', StringComparison.Ordinal))
            {
                end++;
            }

            var place = placeOf(start + 1, pages);
            if (end == start + 1 && IsHeading(lines[start]) && Array.FindIndex(lines, end, IsText) >= 0)
            {
                builder.Heading(place, lines[start]);
            }
            else
            {
                builder.Text(place, Bullet().Replace(string.Join(' ', lines[start..end]), string.Empty, 1));
            }

            start = end;
        }
    }

    private static bool IsText(string line) => !string.IsNullOrWhiteSpace(line);

    private static bool IsHeading(string line)
    {
        var heading = line.Trim();
        return heading.Length is > 1 and <= LongestHeading
            && heading[^1] is not ('.' or '!' or ';' or ',' or ':')
            && HeadingStart().IsMatch(heading)
            && heading.Count(character => character is ' ') < MostHeadingWords;
    }

    [GeneratedRegex(@"^\s*(?:[-*•–·]|\d{1,2}[.)])\s+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Bullet();

    // A letter that has no small form, or a large one, after a number if there is one.
    [GeneratedRegex(@"^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+|[¿¡""“'‘(]){0,2}[\p{Lu}\p{Lt}\p{Lo}]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex HeadingStart();

    [GeneratedRegex(@"\A\s*(?:<!doctype\s+html|<html[\s>])", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex MarkupStart();
}
