using ConsultBot.Consultation.Phrases;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>Reads <c>prompts/guardrails/lexicon.yaml</c>: the word classes that phrases refer to.</summary>
internal static class LexiconFile
{
    /// <summary>The lexicon.</summary>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static Lexicon Read(string path)
    {
        var map = YamlFile.Read(path);
        return new Lexicon(map.Keys.ToDictionary(key => key, map.Texts, StringComparer.Ordinal));
    }
}
