using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Files;

/// <summary>A document that passages come from.</summary>
/// <param name="Id">The id that passages cite.</param>
/// <param name="Title">Its printed title.</param>
/// <param name="ShownAs">What a patient would call it, for example <c>Medical review, 2026</c>.</param>
/// <param name="Kind">The kind of document, for example <c>sales page</c>.</param>
/// <param name="Standing">One sentence on what it can support.</param>
/// <param name="NamedAs">Words by which a sentence names this source, for example <c>2026 review</c>.</param>
/// <param name="Oddities">Known oddities, shown when the source is opened.</param>
public sealed record SourceFile(string Id, string Title, string ShownAs, string Kind, string Standing, IReadOnlyList<string> NamedAs, IReadOnlyList<string> Oddities)
{
    private const string SalesPage = "sales page";

    /// <summary>The names and numbers of its bibliographic record besides the title: authors, journal and identifier, as far as they are known.</summary>
    public IReadOnlyList<string> BibliographicRecord { get; init; } = [];

    /// <summary>What the document was taken from: the beginning of a file's name, for example <c>001</c>, or words; empty when it is not said.</summary>
    public string RetrievedFrom { get; init; } = string.Empty;

    /// <summary>Whether it sells what it describes, so that on its own it never supports that something works.</summary>
    public bool Sells => string.Equals(Kind, SalesPage, StringComparison.Ordinal);

    /// <summary>Whether a sentence names this source by one of its words.</summary>
    public bool IsNamedIn(string sentence) => NamedAs.Any(name => sentence.Contains(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads one file of <c>knowledge/sources/</c>.</summary>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static SourceFile Read(string path)
    {
        var map = YamlFile.Read(path);
        map.AllowOnly(
            "id", "title", "shown-as", "kind", "authors", "journal", "published", "identifier", "licence", "standing", "named-as", "interests", "oddities",
            "retrieved-from", "clinical-review");
        var id = map.Text("id");
        return string.Equals(id, Path.GetFileNameWithoutExtension(path), StringComparison.Ordinal)
            ? new SourceFile(id, map.Text("title"), map.Text("shown-as"), map.Text("kind"), map.Text("standing"), map.Texts("named-as"), map.Texts("oddities"))
            {
                BibliographicRecord = [.. map.Texts("authors"), .. new[] { map.OptionalText("journal"), map.OptionalText("identifier") }.OfType<string>()],
                RetrievedFrom = map.OptionalText("retrieved-from") ?? string.Empty,
            }
            : throw map.Problem("id", $"the id \"{id}\" must be the name of the file");
    }
}
