using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Files;

/// <summary>On which lines of its file the parts of a passage stand, each from 1.</summary>
/// <param name="Keys">The line of each key of the front matter that is there.</param>
/// <param name="Sources">The line of each source, in order.</param>
/// <param name="Questions">The line of each question, in order.</param>
/// <param name="Sentences">The line on which each sentence begins, in order.</param>
public sealed record PassageLines(
    IReadOnlyDictionary<string, int> Keys,
    IReadOnlyList<int> Sources,
    IReadOnlyList<int> Questions,
    IReadOnlyList<int> Sentences)
{
    /// <summary>The line of a key; 1 when the front matter does not have it.</summary>
    public int Of(string key) => Keys.GetValueOrDefault(key, 1);

    internal static PassageLines Of(YamlMap front, IEnumerable<int> sentences) => new(
        front.Keys.ToDictionary(key => key, key => (int)front.LineOf(key), StringComparer.Ordinal),
        [.. front.Maps("sources").Select(source => (int)source.Line)],
        [.. front.LinesOf("questions").Select(line => (int)line)],
        [.. sentences]);
}
