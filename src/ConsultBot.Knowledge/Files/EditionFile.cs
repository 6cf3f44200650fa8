using System.Text;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Files;

/// <summary><c>knowledge/edition.yaml</c>: the passages that are approved, each by the hash of its content. An edited passage is a draft again.</summary>
public static class EditionFile
{
    private const string Header = "# The approved passages, each by the SHA-256 of its file. Written by: dotnet run --project src/ConsultBot -- knowledge edition\n";

    /// <summary>The approved content hash of each passage id; empty when there is no file.</summary>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        if (!File.Exists(path))
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        var passages = YamlFile.Read(path).Map("passages");
        return passages.Keys.ToDictionary(id => id, passages.Text, StringComparer.Ordinal);
    }

    /// <summary>The text of the file for these passages.</summary>
    public static string Write(IEnumerable<Passage> passages)
    {
        var text = new StringBuilder(Header).Append("passages:\n");
        foreach (var passage in passages.OrderBy(passage => passage.Id, StringComparer.Ordinal))
        {
            text.Append("  ").Append(passage.Id).Append(": ").Append(passage.ContentHash).Append('\n');
        }

        return text.ToString();
    }
}
