using ConsultBot.Consultation.Retrieval;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Files;

/// <summary>A topic that no passage answers, with the questions by which it is known.</summary>
/// <param name="Path">The file.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Questions">Questions as patients ask them.</param>
public sealed record UnansweredFile(string Path, UnansweredTopic Topic, IReadOnlyList<string> Questions)
{
    /// <summary>Reads one file of <c>knowledge/unanswered/</c>.</summary>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static UnansweredFile Read(string path)
    {
        var map = YamlFile.Read(path);
        map.AllowOnly("id", "what", "near", "questions");
        var id = map.Text("id");
        if (!string.Equals(id, System.IO.Path.GetFileNameWithoutExtension(path), StringComparison.Ordinal))
        {
            throw map.Problem("id", $"the id \"{id}\" must be the name of the file");
        }

        return map.Texts("questions") is { Count: > 0 } questions
            ? new UnansweredFile(path, new UnansweredTopic(id, map.Text("what"), map.Texts("near")), questions)
            : throw map.Problem("questions", "a topic needs at least one question");
    }
}
