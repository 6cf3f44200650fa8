using ConsultBot.Knowledge.Import.Html;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultBot.Knowledge.Import.Word;

/// <summary>What the styles of a document make of its runs and paragraphs.</summary>
internal sealed class WordStyles
{
    private const int LongestChain = 20;
    private const double SmallestHalfPoints = 8;

    private static readonly Shade White = new(255, 255, 255, 1);

    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);
    private readonly OpenXmlElement[] defaults;
    private readonly Shade page;

    /// <summary>Takes in the styles of a document.</summary>
    public WordStyles(MainDocumentPart main)
    {
        var sheet = main.StyleDefinitionsPart?.Styles;
        foreach (var style in sheet?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id)
            {
                styles.TryAdd(id, style);
            }
        }

        defaults = sheet?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle is { } standard ? [standard] : [];
        page = ParseShade(main.Document!.DocumentBackground?.Color?.Value) ?? White;
    }

    /// <summary>The level of a heading, or <c>null</c> when the paragraph is none.</summary>
    public bool IsHeading(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is >= 0 and < 9)
        {
            return true;
        }

        foreach (var style in Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value))
        {
            if (style.StyleName?.Val?.Value is { } name && (name.StartsWith("heading", StringComparison.OrdinalIgnoreCase) || name.Equals("title", StringComparison.OrdinalIgnoreCase))
                || style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is >= 0 and < 9)
            {
                return true;
            }
        }

        return paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } id && id.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) && !styles.ContainsKey(id);
    }

    /// <summary>What hides a run, or <c>null</c> when it shows.</summary>
    public string? HiddenBy(Run run)
    {
        var paragraph = run.Ancestors<Paragraph>().FirstOrDefault();
        OpenXmlElement?[] all =
        [
            run.RunProperties,
            .. Chain(run.RunProperties?.RunStyle?.Val?.Value).Select(style => style.StyleRunProperties),
            .. Chain(paragraph?.ParagraphProperties?.ParagraphStyleId?.Val?.Value).Select(style => style.StyleRunProperties),
            .. defaults,
        ];
        var properties = all.OfType<OpenXmlElement>().ToArray();
        if (IsOn<Vanish>(properties) || IsOn<SpecVanish>(properties) || IsOn<WebHidden>(properties))
        {
            return "hidden text of Word (w:vanish)";
        }

        if (First<FontSize>(properties)?.Val?.Value is { } size && double.TryParse(size, System.Globalization.CultureInfo.InvariantCulture, out var halfPoints)
            && halfPoints < SmallestHalfPoints)
        {
            return $"letters of {halfPoints / 2:0.#} points";
        }

        var paper = ParseShade(First<Shading>(properties)?.Fill?.Value) ?? Highlight(First<Highlight>(properties)) ?? PaperOf(paragraph) ?? page;
        return ParseShade(First<Color>(properties)?.Val?.Value) is { } ink && ink.VanishesOn(paper) ? "letters of the colour behind them" : null;
    }

    private Shade? PaperOf(Paragraph? paragraph)
    {
        if (ParseShade(paragraph?.ParagraphProperties?.Shading?.Fill?.Value) is { } behind)
        {
            return behind;
        }

        foreach (var style in Chain(paragraph?.ParagraphProperties?.ParagraphStyleId?.Val?.Value))
        {
            if (ParseShade(style.StyleParagraphProperties?.Shading?.Fill?.Value) is { } styled)
            {
                return styled;
            }
        }

        return ParseShade(paragraph?.Ancestors<TableCell>().FirstOrDefault()?.TableCellProperties?.Shading?.Fill?.Value);
    }

    private IEnumerable<Style> Chain(string? id)
    {
        for (var length = 0; length < LongestChain && id is not null && styles.TryGetValue(id, out var style); length++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    private static T? First<T>(OpenXmlElement[] properties)
        where T : OpenXmlElement => properties.Select(group => group.GetFirstChild<T>()).FirstOrDefault(found => found is not null);

    private static bool IsOn<T>(OpenXmlElement[] properties)
        where T : OnOffType => First<T>(properties) is { } found && found.Val?.Value is not false;

    private static Shade? Highlight(Highlight? highlight) => highlight?.Val?.InnerText switch
    {
        null or "none" => null,
        "white" => White,
        "black" => new Shade(0, 0, 0, 1),
        "yellow" => new Shade(255, 255, 0, 1),
        "lightGray" => new Shade(192, 192, 192, 1),
        _ => new Shade(128, 128, 128, 1),
    };

    private static Shade? ParseShade(string? hex) =>
        hex is { Length: 6 } && int.TryParse(hex, System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var colour)
            ? new Shade(colour >> 16, (colour >> 8) & 0xFF, colour & 0xFF, 1)
            : null;
}
