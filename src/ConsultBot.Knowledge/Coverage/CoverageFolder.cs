using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Coverage;

/// <summary>The folder <c>knowledge/coverage/</c>.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Files">Its files, in the order of the ids of their documents.</param>
public sealed record CoverageFolder(string Path, IReadOnlyList<CoverageFile> Files)
{
    /// <summary>Reads the folder; <c>null</c> when it does not exist.</summary>
    /// <param name="knowledgePath">The folder <c>knowledge/</c>.</param>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    public static CoverageFolder? Read(string knowledgePath)
    {
        var path = System.IO.Path.Combine(knowledgePath, "coverage");
        return Directory.Exists(path)
            ? new CoverageFolder(path, [.. Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal).Select(CoverageFile.Read)])
            : null;
    }
}
