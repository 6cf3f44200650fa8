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
            : throw map.Problem("id", $"the id \"{id}\" must be the name of the file");
    }
}
