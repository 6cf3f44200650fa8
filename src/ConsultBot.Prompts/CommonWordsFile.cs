using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;
using ConsultBot.Consultation.Verification;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>Reads <c>prompts/guardrails/common-words.yaml</c>: words that say little because every text has them, in groups with how much such a word says.</summary>
public static class CommonWordsFile
{
    /// <summary>How much words say, and which are kin.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <param name="families">The families of words.</param>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static WordKinship Read(string promptsPath, WordFamilies families)
    {
        var file = YamlFile.Read(Path.Combine(promptsPath, "guardrails", "common-words.yaml"));
        file.AllowOnly("groups");
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var group in file.Maps("groups"))
        {
            group.AllowOnly("says", "words");
            var says = group.Number("says") is > 0 and <= 1 and var share ? (float)share : throw group.Problem("says", "\"says\" must lie between 0 and 1, 0 excluded");
            foreach (var word in group.Text("words").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            {
                var stem = PorterStemmer.Stem(TextFolding.FoldCharacters(word));
                weights[stem] = Math.Min(says, weights.GetValueOrDefault(stem, 1));
            }
        }

        return new WordKinship(families, weights);
    }
}
