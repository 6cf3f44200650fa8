namespace ConsultBot.Knowledge.Import.Html;

/// <summary>Reads pages.</summary>
internal sealed class HtmlReader : IDocumentReader
{
    /// <inheritdoc />
    public Task<ImportedDocument> ReadAsync(DocumentFile file, CancellationToken cancellationToken)
    {
        var html = file.ReadText();
        if (!html.Contains('<', StringComparison.Ordinal))
        {
            throw new DocumentRefusedException(file.Path, 0, "by its content the file is no HTML, as its name says: it has no tag");
        }

        var builder = new DocumentBuilder(file.Path);
        new HtmlDocumentReading(file.Path, builder, line => line).Read(html);
        return Task.FromResult(builder.Build());
    }
}
