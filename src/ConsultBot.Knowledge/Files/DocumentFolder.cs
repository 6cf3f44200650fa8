using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Files;

/// <summary>A folder with the texts of the documents themselves. It is no part of the repository: the documents are not ours to spread.</summary>
public sealed class DocumentFolder
{
    private readonly string path;
    private readonly string[] files;

    /// <summary>Opens the folder.</summary>
    /// <exception cref="YamlFileException">It does not exist.</exception>
    public DocumentFolder(string path)
    {
        this.path = path;
        files = Directory.Exists(path) ? [.. Directory.GetFiles(path).Order(StringComparer.Ordinal)] : throw new YamlFileException(path, 0, "the folder does not exist");
    }

    /// <summary>The text of a source's document, in the one file whose name begins with what the source was retrieved from; <c>null</c> when there is none.</summary>
    /// <exception cref="YamlFileException">Several files begin so, or the file cannot be read.</exception>
    public string? TextOf(SourceFile source)
    {
        var named = source.RetrievedFrom.Length == 0 ? [] : Array.FindAll(files, file => BeginsWith(Path.GetFileName(file), source.RetrievedFrom));
        return named switch
        {
            [] => null,
            [var file] => YamlFile.ReadText(file),
            _ => throw new YamlFileException(path, 0, $"{named.Length} files begin with \"{source.RetrievedFrom}\", from which \"{source.Id}\" was retrieved"),
        };
    }

    // "00" must not be found in "001_page.txt".
    private static bool BeginsWith(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || !char.IsLetterOrDigit(name[prefix.Length]));
}
