using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ConsultBot.Knowledge.Import.Html;

/// <summary>One reading of a page, from its first element to its last. Nothing that the page refers to is loaded.</summary>
/// <param name="path">The file, for errors.</param>
/// <param name="builder">Takes the blocks.</param>
/// <param name="lineOf">The line of the file that a line of the page comes from.</param>
internal sealed class HtmlDocumentReading(string path, DocumentBuilder builder, Func<int, int> lineOf)
{
    private const int FewestWordsOfAnAttribute = 3;

    private static readonly Dictionary<string, string> LeftOut = new(StringComparer.Ordinal)
    {
        ["script"] = "scripts", ["style"] = "style sheets", ["iframe"] = "embedded pages", ["frame"] = "embedded pages", ["object"] = "embedded objects",
        ["embed"] = "embedded objects", ["applet"] = "embedded objects", ["audio"] = "sounds and films", ["video"] = "sounds and films", ["canvas"] = "drawings",
    };

    private static readonly HashSet<string> Beside = new(StringComparer.Ordinal)
    {
        "nav", "button", "select", "textarea", "datalist", "title", "svg", "math", "fieldset", "form",
    };

    private static readonly HashSet<string> Breaks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "td", "template", "tfoot", "th", "thead", "title", "tr", "ul", "svg",
    };

    private static readonly HashSet<string> NotWords = new(StringComparer.Ordinal)
    {
        "class", "style", "href", "src", "srcset", "sizes", "d", "points", "id", "rel", "media", "viewbox", "transform", "integrity", "action", "allow", "sandbox", "coords",
    };

    private readonly StringBuilder words = new();
    private Run run;
    private int line = 1;

    /// <summary>Reads a page.</summary>
    /// <exception cref="DocumentRefusedException">It is nested too deeply, or has too many elements or style rules.</exception>
    public void Read(string html)
    {
        var limit = new NestingLimit(path, lineOf);
        var document = new HtmlParser(new HtmlParserOptions
        {
            IsKeepingSourceReferences = true,
            IsScripting = false,
            OnToken = limit.See,
        }).ParseDocument(html);
        foreach (var link in document.QuerySelectorAll("link[rel~=stylesheet]"))
        {
            builder.Remark($"the style sheet in {Place.Line(LineOf(link, 1))} is not loaded; what it hides cannot be known");
        }

        var looks = PageLook.Read(document, path);
        Visit(document, Look.OfPage, looks, new Run(BlockKind.Text, null, 0));
        Flush();
    }

    // The parser keeps pages flat enough for this to call itself.
    private void Visit(INode node, Look look, PageLook looks, Run current)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IElement element:
                    VisitElement(element, look, looks, current);
                    break;
                case IComment comment:
                    Hide(comment.Data, "HTML comment");
                    line += comment.Data.AsSpan().Count('\n');
                    break;
                case IProcessingInstruction instruction:
                    Hide(instruction.Data, "processing instruction");
                    line += instruction.Data.AsSpan().Count('\n');
                    break;
                case ICharacterData text:
                    Say(text.Data, current.Kind is not BlockKind.Hidden && look.Unreadable is { } how ? new Run(BlockKind.Hidden, how, 0) : current);
                    break;
            }
        }
    }

    private void VisitElement(IElement element, Look look, PageLook looks, Run current)
    {
        line = LineOf(element, line);
        ReadAttributes(element);
        var name = element.LocalName;
        if (name is "br" or "wbr" or "hr")
        {
            Say(" ", current);
            return;
        }

        if (LeftOut.TryGetValue(name, out var what))
        {
            builder.LeaveOut(what);
            return;
        }

        var inner = looks.Of(element, look);
        var next = current.Kind is BlockKind.Hidden ? current
            : inner.HiddenBy is { } hiddenBy ? new Run(BlockKind.Hidden, hiddenBy, 0)
            : current.Kind is BlockKind.Aside ? current
            : Beside.Contains(name) ? new Run(BlockKind.Aside, $"<{name}>", 0)
            : name is ['h', >= '1' and <= '6'] ? new Run(BlockKind.Heading, null, 0)
            : current;
        if (next.Kind is BlockKind.Aside && next != current && name is not "title")
        {
            builder.LeaveOut("menus, forms and drawings");
        }

        var breaks = Breaks.Contains(name);
        if (breaks)
        {
            Flush();
        }

        Visit(element is IHtmlTemplateElement template ? template.Content : element, inner, looks, next);
        if (breaks)
        {
            Flush();
        }
    }

    // Words of another kind, such as hidden ones within a sentence, go aside without ending the sentence.
    private void Say(string text, Run current)
    {
        if (current.Kind is BlockKind.Hidden && run.Kind is not BlockKind.Hidden)
        {
            Hide(text, current.How!);
        }
        else
        {
            if (words.Length > 0 && (run.Kind, run.How) != (current.Kind, current.How))
            {
                Flush();
            }

            if (words.Length == 0 && !string.IsNullOrWhiteSpace(text))
            {
                run = current with { Line = line + text.AsSpan(0, text.Length - text.AsSpan().TrimStart().Length).Count('\n') };
            }

            if (words.Length > 0 || !string.IsNullOrWhiteSpace(text))
            {
                words.Append(text);
            }
        }

        line += text.AsSpan().Count('\n');
    }

    private void Hide(string text, string how) => builder.Hidden(Place.Line(lineOf(line)), text, how);

    private void Flush()
    {
        if (words.Length == 0)
        {
            return;
        }

        var text = words.ToString();
        var place = Place.Line(lineOf(run.Line));
        words.Clear();
        switch (run.Kind)
        {
            case BlockKind.Heading:
                builder.Heading(place, text);
                break;
            case BlockKind.Text:
                builder.Text(place, text);
                break;
            case BlockKind.Hidden:
                builder.Hidden(place, text, run.How!);
                break;
            default:
                builder.Aside(place, text, run.How!);
                break;
        }

        run = default;
    }

    private void ReadAttributes(IElement element)
    {
        foreach (var attribute in element.Attributes)
        {
            if (!NotWords.Contains(attribute.LocalName) && attribute.Value.AsSpan().Trim().Count(' ') >= FewestWordsOfAnAttribute - 1)
            {
                builder.Aside(Place.Line(lineOf(line)), attribute.Value, $"{attribute.LocalName} of <{element.LocalName}>");
            }
        }
    }

    private static int LineOf(IElement element, int otherwise) => element.SourceReference?.Position.Line is > 0 and var line ? line : otherwise;

    /// <summary>What the words that follow belong to.</summary>
    private readonly record struct Run(BlockKind Kind, string? How, int Line);
}
