using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Drawing = DocumentFormat.OpenXml.Drawing;
using Wordprocessing = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace ConsultBot.Knowledge.Import.Word;

/// <summary>One reading of a .docx document, its paragraphs numbered from 1. What was deleted, hidden, or put in by a field is not taken for its text.</summary>
internal sealed class WordDocumentReading(DocumentBuilder builder, WordStyles styles)
{
    // Fields that only number, point, or repeat what the document itself says.
    private static readonly HashSet<string> PlainFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "SEQ", "HYPERLINK", "STYLEREF", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "CITATION",
        "BIBLIOGRAPHY", "ADDIN", "SYMBOL", "EQ", "LISTNUM", "AUTONUM", "XE", "TC", "FORMTEXT", "=",
    };

    private readonly Stack<Field> fields = new();
    private int paragraphs;

    /// <summary>Reads the document and what belongs to it.</summary>
    public void Read(MainDocumentPart main)
    {
        Visit(main.Document!.Body!, paragraph: null);
        ReadComments(main);
        ReadNotes(main.FootnotesPart?.Footnotes, "footnote");
        ReadNotes(main.EndnotesPart?.Endnotes, "endnote");
        foreach (var header in main.HeaderParts.Select(part => (OpenXmlElement?)part.Header).Concat(main.FooterParts.Select(part => (OpenXmlElement?)part.Footer)).OfType<OpenXmlElement>())
        {
            builder.LeaveOut("headers and footers");
            builder.Aside(Here, TextOf(header), "header or footer");
        }

        foreach (var _ in main.AlternativeFormatImportParts)
        {
            builder.LeaveOut("embedded documents");
        }

        foreach (var _ in main.EmbeddedObjectParts.Select(part => (OpenXmlPart)part).Concat(main.EmbeddedPackageParts).Concat(main.EmbeddedControlPersistenceParts))
        {
            builder.LeaveOut("embedded objects");
        }

        if (main.VbaProjectPart is not null)
        {
            builder.LeaveOut("macros");
        }
    }

    private Place Here => new("paragraph", Math.Max(1, paragraphs));

    private void Visit(OpenXmlElement element, Words? paragraph)
    {
        foreach (var child in element.ChildElements)
        {
            VisitOne(child, paragraph);
        }
    }

    private void VisitOne(OpenXmlElement element, Words? words)
    {
        switch (element)
        {
            case Paragraph paragraph:
                VisitParagraph(paragraph);
                break;
            case DeletedRun or MoveFromRun:
                builder.Hidden(Here, TextOf(element), "tracked deletion");
                break;
            case SimpleField field:
                ReadField(field.Instruction?.Value ?? string.Empty, out var isPlain);
                if (isPlain)
                {
                    Visit(element, words);
                }
                else
                {
                    builder.Hidden(Here, TextOf(element), "result of a field");
                }

                break;
            case Run run when words is not null:
                VisitRun(run, words);
                break;
            case AltChunk:
                break;
            case Hyperlink link:
                builder.Aside(Here, link.Tooltip?.Value ?? string.Empty, "tooltip of a link");
                Visit(link, words);
                break;
            case AlternateContent content:
                // Choice and fallback say the same; the fallback is for old programs.
                Visit(content.GetFirstChild<AlternateContentChoice>() ?? (OpenXmlElement?)content.GetFirstChild<AlternateContentFallback>() ?? content, words);
                break;
            default:
                if (element.HasChildren)
                {
                    Visit(element, words);
                }

                break;
        }
    }

    private void VisitParagraph(Paragraph paragraph)
    {
        paragraphs++;
        var place = Here;
        var words = new Words();
        Visit(paragraph, words);
        words.EndHidden(place, builder);
        var text = words.Shown.ToString();
        if (styles.IsHeading(paragraph))
        {
            builder.Heading(place, text);
        }
        else
        {
            builder.Text(place, text);
        }
    }

    private void VisitRun(Run run, Words words)
    {
        var hiddenBy = styles.HiddenBy(run);
        foreach (var child in run.ChildElements)
        {
            switch (child)
            {
                case FieldChar { FieldCharType.InnerText: "begin" }:
                    fields.Push(new Field());
                    break;
                case FieldChar { FieldCharType.InnerText: "separate" } when fields.TryPeek(out var field):
                    ReadField(field.Code.ToString(), out var isPlain);
                    field.HidesResult = !isPlain;
                    field.IsCode = false;
                    break;
                case FieldChar { FieldCharType.InnerText: "end" } when fields.TryPop(out var field):
                    if (field.IsCode)
                    {
                        ReadField(field.Code.ToString(), out _);
                    }

                    break;
                case FieldCode code when fields.TryPeek(out var field):
                    field.Code.Append(code.Text);
                    break;
                case FieldCode code:
                    ReadField(code.Text, out _);
                    break;
                case DeletedText or DeletedFieldCode:
                    words.Hide(child.InnerText, "tracked deletion", Here, builder);
                    break;
                case Text or TabChar or Break or CarriageReturn or NoBreakHyphen or SymbolChar:
                    var text = child switch { Text letters => letters.Text, NoBreakHyphen => "-", SymbolChar => string.Empty, _ => " " };
                    if (fields.Any(field => field.HidesResult || field.IsCode))
                    {
                        words.Hide(text, "result of a field", Here, builder);
                    }
                    else if (hiddenBy is not null)
                    {
                        words.Hide(text, hiddenBy, Here, builder);
                    }
                    else
                    {
                        words.Show(text, Here, builder);
                    }

                    break;
                default:
                    ReadAlternativeTexts(child);
                    VisitOne(child, words);
                    break;
            }
        }
    }

    private void ReadField(string code, out bool isPlain)
    {
        var name = code.Trim().Split(' ', 2)[0].TrimStart('\\');
        isPlain = PlainFields.Contains(name) || name.StartsWith('=');
        if (!isPlain && name is "TOC" or "INDEX")
        {
            builder.LeaveOut("tables of contents");
            return;
        }

        if (isPlain)
        {
            builder.LeaveOut("field codes");
            builder.Aside(Here, code, "field code");
        }
        else
        {
            builder.Hidden(Here, code, "field code");
        }
    }

    private void ReadAlternativeTexts(OpenXmlElement element)
    {
        foreach (var properties in element.Descendants<Wordprocessing.DocProperties>())
        {
            builder.Aside(Here, $"{properties.Description?.Value} {properties.Title?.Value} {properties.Name?.Value}", "alternative text of a picture");
        }

        foreach (var properties in element.Descendants<Drawing.Pictures.NonVisualDrawingProperties>())
        {
            builder.Aside(Here, $"{properties.Description?.Value} {properties.Title?.Value}", "alternative text of a picture");
        }

        foreach (var shape in element.Descendants<DocumentFormat.OpenXml.Vml.Shape>())
        {
            builder.Aside(Here, $"{shape.Alternate?.Value} {shape.Title?.Value}", "alternative text of a picture");
        }
    }

    private void ReadComments(MainDocumentPart main)
    {
        var number = 0;
        foreach (var comment in main.WordprocessingCommentsPart?.Comments?.Elements<Comment>() ?? [])
        {
            builder.Hidden(new Place("comment", ++number), TextOf(comment), "comment of Word");
        }
    }

    private void ReadNotes(OpenXmlElement? notes, string name)
    {
        var number = 0;
        foreach (var note in (notes?.ChildElements ?? default).OfType<FootnoteEndnoteType>().Where(note => note.Type?.InnerText is null or "normal"))
        {
            builder.LeaveOut("footnotes and endnotes");
            builder.Aside(new Place(name, ++number), TextOf(note), name);
        }
    }

    private static string TextOf(OpenXmlElement element)
    {
        var text = new StringBuilder();
        foreach (var part in element.Descendants())
        {
            _ = part switch
            {
                Text or DeletedText or FieldCode => text.Append(part.InnerText),
                Paragraph or Break or TabChar => text.Append(' '),
                _ => text,
            };
        }

        return text.ToString();
    }

    /// <summary>A field that has begun and not ended.</summary>
    private sealed class Field
    {
        public StringBuilder Code { get; } = new();

        public bool IsCode { get; set; } = true;

        public bool HidesResult { get; set; }
    }

    /// <summary>The words of a paragraph: those that show, and the run of hidden ones that is being read.</summary>
    private sealed class Words
    {
        private readonly StringBuilder hidden = new();
        private string? how;

        public StringBuilder Shown { get; } = new();

        public void Show(string text, Place place, DocumentBuilder builder)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                EndHidden(place, builder);
            }

            Shown.Append(text);
        }

        public void Hide(string text, string by, Place place, DocumentBuilder builder)
        {
            if (!string.Equals(how, by, StringComparison.Ordinal))
            {
                EndHidden(place, builder);
            }

            how = by;
            hidden.Append(text);
        }

        public void EndHidden(Place place, DocumentBuilder builder)
        {
            if (hidden.Length > 0)
            {
                builder.Hidden(place, hidden.ToString(), how!);
            }

            hidden.Clear();
            how = null;
        }
    }
}
