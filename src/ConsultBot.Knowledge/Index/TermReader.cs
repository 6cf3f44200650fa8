using ConsultBot.Consultation.Text;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Index;

/// <summary>Turns text into index terms: stems of content words, with the words that patients use for the same thing brought to one term.</summary>
/// <param name="synonyms">For a stem, the stem that stands for its group.</param>
public sealed class TermReader(IReadOnlyDictionary<string, string> synonyms)
{
    /// <summary>A reader without synonyms, for collections of any kind.</summary>
    public static TermReader Plain { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Reads <c>knowledge/synonyms.yaml</c>: groups of single words, the first of which stands for all.</summary>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static TermReader FromFile(string path)
    {
        var synonyms = new Dictionary<string, string>(StringComparer.Ordinal);
        var file = YamlFile.Read(path);
        foreach (var key in file.Keys)
        {
            var canonical = PorterStemmer.Stem(TextFolding.FoldCharacters(key));
            foreach (var word in file.Text(key).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                synonyms[PorterStemmer.Stem(TextFolding.FoldCharacters(word))] = canonical;
            }
        }

        return new TermReader(synonyms);
    }

    /// <summary>The terms of a text, in order, repeats included.</summary>
    public List<string> Read(string text)
    {
        var tokens = TextFolding.Fold(text).Tokens;
        var terms = new List<string>(tokens.Length);
        foreach (var token in tokens)
        {
            if (!Stopwords.Contains(token.Word))
            {
                var stem = PorterStemmer.Stem(token.Word);
                terms.Add(synonyms.GetValueOrDefault(stem, stem));
            }
        }

        return terms;
    }
}
