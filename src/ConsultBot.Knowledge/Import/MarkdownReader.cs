using ConsultBot.Knowledge.Import.Html;
using ConsultBot.Yaml;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;

namespace ConsultBot.Knowledge.Import;

/// <summary>Reads Markdown: made into HTML, it is read as such, with the lines of the Markdown file.</summary>
internal sealed class MarkdownReader : IDocumentReader
{
    private const int LongestFrontMatter = 8 * 1024;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <inheritdoc />
    public Task<ImportedDocument> ReadAsync(DocumentFile file, CancellationToken cancellationToken)
    {
        var text = file.ReadText();
        var builder = new DocumentBuilder(file.Path);
        var body = WithoutFrontMatter(text, file.Path, builder);
        var lines = new LineMap();
        var html = Render(body, file.Path, lines, builder);
        new HtmlDocumentReading(file.Path, builder, lines.LineOf).Read(html);
        return Task.FromResult(builder.Build());
    }

    private static string Render(string text, string path, LineMap lines, DocumentBuilder builder)
    {
        try
        {
            var document = Markdown.Parse(text, Pipeline);
            ReadUnseen(document, builder);
            using var writer = new StringWriter();
            var renderer = new HtmlRenderer(writer);
            Pipeline.Setup(renderer);
            renderer.ObjectWriteBefore += (_, part) =>
            {
                if (part is Block { Line: var line } and not MarkdownDocument)
                {
                    lines.Add(writer.GetStringBuilder(), line + 1, beginsLine: part is not TableCell && !(part is ParagraphBlock && renderer.ImplicitParagraph));
                }
            };
            renderer.Render(document);
            return writer.ToString();
        }
        catch (ArgumentException exception) when (exception.Message.Contains("nested", StringComparison.Ordinal))
        {
            throw new DocumentRefusedException(path, 0, "the Markdown is nested too deeply", exception);
        }
    }

    // Definitions of links and the words after a code fence leave no trace in the page; "[//]: # (…)" is how comments are written.
    private static void ReadUnseen(MarkdownDocument document, DocumentBuilder builder)
    {
        foreach (var definition in document.Descendants<LinkReferenceDefinition>())
        {
            var place = Place.Line(definition.Line + 1);
            if (definition.Url is null or "" or "#" or "<>")
            {
                builder.Hidden(place, definition.Title ?? definition.Label ?? string.Empty, "Markdown comment");
            }
            else
            {
                builder.Aside(place, $"{definition.Label} {definition.Title}", "link definition");
            }
        }

        foreach (var fence in document.Descendants<FencedCodeBlock>())
        {
            builder.Aside(Place.Line(fence.Line + 1), $"{fence.Info} {fence.Arguments}", "name of a code block");
        }
    }

    // The lines stay, so that the places that follow are right.
    private static string WithoutFrontMatter(string text, string path, DocumentBuilder builder)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
        {
            return text;
        }

        var end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new DocumentRefusedException(path, 1, "the front matter is not closed by a line of three dashes");
        }

        if (end > LongestFrontMatter)
        {
            throw new DocumentRefusedException(path, 1, $"the front matter has {end} characters; at most {LongestFrontMatter} are allowed");
        }

        var front = text[4..(end + 1)];
        try
        {
            _ = YamlFile.Parse(front, path, lineOffset: 1);
        }
        catch (YamlFileException exception)
        {
            throw new DocumentRefusedException(path, (int)exception.Line, $"the front matter cannot be used: {exception.Problem}", exception);
        }

        var number = 1;
        foreach (var line in front.Split('\n'))
        {
            builder.Aside(Place.Line(++number), line, "front matter");
        }

        return new string('\n', text.AsSpan(0, end + 5).Count('\n')) + text[(end + 5)..];
    }

    /// <summary>Which line of the Markdown file a line of the page comes from.</summary>
    private sealed class LineMap
    {
        private readonly List<(int Page, int File)> lines = [(1, 1)];
        private int counted;
        private int newLines;

        public void Add(System.Text.StringBuilder page, int fileLine, bool beginsLine)
        {
            var at = 0;
            foreach (var chunk in page.GetChunks())
            {
                if (at + chunk.Length > counted)
                {
                    newLines += chunk.Span[Math.Max(0, counted - at)..].Count('\n');
                }

                at += chunk.Length;
            }

            counted = page.Length;
            lines.Add((newLines + (beginsLine && page.Length > 0 && page[^1] is not '\n' ? 2 : 1), fileLine));
        }

        public int LineOf(int pageLine)
        {
            int low = 0, high = lines.Count - 1;
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                (low, high) = lines[middle].Page <= pageLine ? (middle, high) : (low, middle - 1);
            }

            return lines[low].File + pageLine - lines[low].Page;
        }
    }
}
