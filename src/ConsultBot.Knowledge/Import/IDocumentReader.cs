namespace ConsultBot.Knowledge.Import;

/// <summary>Reads documents of one format. It never fetches anything and runs nothing that stands in a document.</summary>
internal interface IDocumentReader
{
    /// <summary>Reads a document.</summary>
    /// <exception cref="DocumentRefusedException">The document cannot be used.</exception>
    Task<ImportedDocument> ReadAsync(DocumentFile file, CancellationToken cancellationToken);
}
