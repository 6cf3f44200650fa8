using System.Text.RegularExpressions;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;

namespace ConsultBot.Knowledge.Import.Html;

/// <summary>
/// What the styles of a page make of its elements: those written in the page itself, since nothing is loaded. Once any rule hides an element it counts as hidden,
/// even if another rule would show it again: what is doubtful is left out.
/// </summary>
internal sealed partial class PageLook
{
    private const long MostMatches = 20_000_000;

    private static readonly CssParser Parser = new(new CssParserOptions { IsIncludingUnknownDeclarations = true });

    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal)
    {
        "display", "visibility", "opacity", "color", "background-color", "background-image", "font-size", "text-indent", "position", "left", "top", "right", "bottom", "clip",
        "clip-path", "width", "height", "max-width", "max-height", "overflow", "overflow-x", "overflow-y", "transform", "content-visibility", "-webkit-text-fill-color",
        "margin-left", "margin-top", "filter", "scale", "line-height",
    };

    private readonly Dictionary<IElement, Styles> styles = [];
    private readonly Dictionary<string, string> variables = new(StringComparer.OrdinalIgnoreCase);

    private PageLook()
    {
    }

    /// <summary>Reads the styles of a page.</summary>
    /// <exception cref="DocumentRefusedException">It has more style rules than can be tried on its elements.</exception>
    public static PageLook Read(IDocument document, string path)
    {
        var look = new PageLook();
        var elements = document.All.ToArray();
        var rules = document.QuerySelectorAll("style").SelectMany(style => Rules(Parser.ParseStyleSheet(style.TextContent).Rules)).ToArray();
        foreach (var declaration in rules.SelectMany(rule => rule.Style).Where(declaration => declaration.Name.StartsWith("--", StringComparison.Ordinal)))
        {
            look.variables[declaration.Name] = declaration.Value.Trim();
        }

        var telling = rules.Where(rule => rule.Style.Any(declaration => Telling.Contains(declaration.Name))).ToArray();
        if ((long)telling.Length * elements.Length > MostMatches)
        {
            throw new DocumentRefusedException(path, 0, $"the page has {telling.Length} style rules for {elements.Length} elements: too many to tell what they hide");
        }

        foreach (var rule in telling)
        {
            foreach (var element in elements)
            {
                if (rule.Selector?.Match(element, scope: null) is true)
                {
                    look.StylesOf(element).Add(rule.Style, look.variables);
                }
            }
        }

        foreach (var element in elements)
        {
            if (element.GetAttribute("style") is { Length: > 0 } own && Parser.ParseDeclaration(own) is { } declarations)
            {
                look.StylesOf(element).Add(declarations, look.variables);
            }
        }

        return look;
    }

    /// <summary>How an element looks within one that looks like this.</summary>
    public Look Of(IElement element, Look around)
    {
        var own = styles.GetValueOrDefault(element) ?? Styles.None;
        var letterSize = own.LetterSize(around.LetterSize) ?? around.LetterSize;
        var ink = own.Shade("-webkit-text-fill-color") ?? own.Shade("color") ?? Attribute(element, "font", "color") ?? Attribute(element, "body", "text") ?? around.Ink;
        var paper = own.HasPicture ? null : own.Shade("background-color") is { Opacity: > 0.5 } painted ? painted : Attribute(element, name: null, "bgcolor") ?? around.Paper;
        var unreadable = letterSize < Styles.SmallestLetters ? $"letters of {letterSize:0.#} pixels"
            : paper is { } behind && ink.VanishesOn(behind) ? "letters of the colour behind them"
            : null;
        return new Look(HiddenByItself(element) ?? own.HiddenBy, unreadable, ink, paper, letterSize);
    }

    private Styles StylesOf(IElement element)
    {
        if (!styles.TryGetValue(element, out var found))
        {
            styles.Add(element, found = new Styles());
        }

        return found;
    }

    private static string? HiddenByItself(IElement element) =>
        element.HasAttribute("hidden") ? "the attribute hidden"
        : element.LocalName is "template" or "noscript" or "noframes" or "noembed" ? $"<{element.LocalName}>"
        : element.LocalName is "dialog" && !element.HasAttribute("open") ? "<dialog>"
        : null;

    private static Shade? Attribute(IElement element, string? name, string attribute) =>
        (name is null || string.Equals(element.LocalName, name, StringComparison.Ordinal)) && element.GetAttribute(attribute) is { Length: > 0 } value
            ? Styles.ParseShade(Parser.ParseDeclaration($"color:{(HexColour().IsMatch(value) ? "#" : string.Empty)}{value}")?.GetPropertyValue("color"))
            : null;

    private static IEnumerable<ICssStyleRule> Rules(ICssRuleList rules)
    {
        foreach (var rule in rules)
        {
            if (rule is ICssStyleRule style)
            {
                yield return style;
            }
            else if (rule is ICssGroupingRule group && !(rule is ICssMediaRule { Media.MediaText: { } media } && media.Trim() is "print" or "speech"))
            {
                foreach (var inner in Rules(group.Rules))
                {
                    yield return inner;
                }
            }
        }
    }

    [GeneratedRegex("^(?:[0-9a-fA-F]{3}){1,2}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HexColour();
}
