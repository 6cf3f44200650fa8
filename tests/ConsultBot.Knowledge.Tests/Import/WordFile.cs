using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultBot.Knowledge.Tests.Import;

/// <summary>Builds .docx files.</summary>
internal static class WordFile
{
    /// <summary>The bytes of a document with these elements in its body.</summary>
    public static byte[] Of(params OpenXmlElement[] body) => Of(_ => { }, body);

    /// <summary>The bytes of a document with these elements in its body and further parts.</summary>
    public static byte[] Of(Action<MainDocumentPart> add, params OpenXmlElement[] body)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(body));
            var styles = main.AddNewPart<StyleDefinitionsPart>();
            styles.Styles = new Styles(
                Style("Heading1", "heading 1", null, new StyleRunProperties()),
                Style("Note", "Note", null, new StyleRunProperties(new Vanish())),
                Style("SubNote", "Sub note", "Note", new StyleRunProperties()));
            add(main);
        }

        return stream.ToArray();
    }

    public static Paragraph Heading(string text) => Paragraph("Heading1", Run(text));

    public static Paragraph Paragraph(string text) => new(Run(text));

    public static Paragraph Paragraph(string? style, params OpenXmlElement[] content)
    {
        var paragraph = new Paragraph(content);
        if (style is not null)
        {
            paragraph.PrependChild(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        }

        return paragraph;
    }

    public static Run Run(string text, params OpenXmlElement[] properties)
    {
        var run = new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        if (properties.Length > 0)
        {
            run.PrependChild(new RunProperties(properties));
        }

        return run;
    }

    private static Style Style(string id, string name, string? basedOn, StyleRunProperties properties)
    {
        var style = new Style { StyleId = id, Type = StyleValues.Paragraph };
        style.Append(new StyleName { Val = name });
        if (basedOn is not null)
        {
            style.Append(new BasedOn { Val = basedOn });
        }

        style.Append(properties);
        return style;
    }
}
