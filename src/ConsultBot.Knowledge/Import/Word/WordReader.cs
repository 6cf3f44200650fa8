using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace ConsultBot.Knowledge.Import.Word;

/// <summary>Reads .docx files.</summary>
internal sealed class WordReader : IDocumentReader
{
    /// <inheritdoc />
    public Task<ImportedDocument> ReadAsync(DocumentFile file, CancellationToken cancellationToken)
    {
        if (!file.BeginsWith("PK\u0003\u0004"u8))
        {
            throw new DocumentRefusedException(file.Path, 0, $"the file is no .docx: by its content it is {file.KnownByItsBytes() ?? "no ZIP archive"}");
        }

        var links = WordArchive.Check(file);
        var builder = new DocumentBuilder(file.Path);
        for (var link = 0; link < links; link++)
        {
            builder.LeaveOut("links, not followed");
        }

        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(file.Bytes, writable: false), isEditable: false);
            if (document.MainDocumentPart is not { Document.Body: not null } main)
            {
                throw new DocumentRefusedException(file.Path, 0, "the file is no .docx: it has no document in it");
            }

            new WordDocumentReading(builder, new WordStyles(main)).Read(main);
        }
        catch (Exception exception) when (exception is OpenXmlPackageException or XmlException or IOException or InvalidDataException or FormatException or ArgumentException
            or InvalidOperationException or NotSupportedException)
        {
            throw new DocumentRefusedException(file.Path, 0, $"the file is no .docx that can be read: {exception.Message}", exception);
        }

        return Task.FromResult(builder.Build());
    }
}
