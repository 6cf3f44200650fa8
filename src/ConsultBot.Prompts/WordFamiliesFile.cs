using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>Reads <c>prompts/guardrails/word-families.yaml</c>: words that say alike things, by the name of their family.</summary>
public static class WordFamiliesFile
{
    /// <summary>The families.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static WordFamilies Read(string promptsPath)
    {
        var file = YamlFile.Read(Path.Combine(promptsPath, "guardrails", "word-families.yaml"));
        return new WordFamilies(file.Keys.ToDictionary(name => name, file.Texts, StringComparer.Ordinal));
    }
}
