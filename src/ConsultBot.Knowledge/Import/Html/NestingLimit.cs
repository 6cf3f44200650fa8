using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace ConsultBot.Knowledge.Import.Html;

/// <summary>
/// Watches a page while it is parsed and stops it before its elements are nested deeper, or become more, than any honest page has. A parser that works hard on
/// such a page would hold up the machine.
/// </summary>
/// <param name="path">The file, for errors.</param>
/// <param name="lineOf">The line of the file that a line of the page comes from.</param>
internal sealed class NestingLimit(string path, Func<int, int> lineOf)
{
    /// <summary>The most elements that may be open at one place.</summary>
    public const int Deepest = 256;

    /// <summary>The most elements that a page may have.</summary>
    public const int MostElements = 300_000;

    private const int MostSelfClosed = 20_000;

    private static readonly HashSet<string> NeverOpen = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
        // These are closed by the next of their kind.
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "rp", "rt", "html", "head", "body",
    };

    private readonly Dictionary<string, int> open = new(StringComparer.OrdinalIgnoreCase);
    private int depth;
    private int selfClosed;
    private long elements;

    /// <summary>Sees a tag before the parser acts on it.</summary>
    /// <exception cref="DocumentRefusedException">A limit is reached.</exception>
    public void See(HtmlToken token, TextRange range)
    {
        if (token.Type is HtmlTokenType.EndTag)
        {
            if (open.TryGetValue(token.Name, out var count) && count > 0)
            {
                open[token.Name] = count - 1;
                depth--;
            }
        }
        else if (token.Type is HtmlTokenType.StartTag)
        {
            // What stays open in one paragraph is opened again in the next.
            elements += 1 + depth / 8;
            if (!NeverOpen.Contains(token.Name) && !(token is HtmlTagToken { IsSelfClosing: true } && IsInDrawing() && ++selfClosed <= MostSelfClosed))
            {
                open[token.Name] = open.GetValueOrDefault(token.Name) + 1;
                depth++;
            }

            if (depth > Deepest)
            {
                throw new DocumentRefusedException(path, lineOf(range.Start.Line), $"more than {Deepest} elements are nested in each other");
            }

            if (elements > MostElements)
            {
                throw new DocumentRefusedException(path, lineOf(range.Start.Line), "the page has more elements than can be read; import it in parts");
            }
        }
    }

    private bool IsInDrawing() => open.GetValueOrDefault("svg") + open.GetValueOrDefault("math") > 0;
}
