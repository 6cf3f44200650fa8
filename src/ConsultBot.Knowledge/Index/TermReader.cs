using ConsultBot.Consultation.Screening.Learning;
using ConsultBot.Consultation.Text;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Index;

/// <summary>Turns text into index terms: stems of content words, with the words that patients use for the same thing brought to one term.</summary>
/// <param name="synonyms">For a stem, the stem that stands for its group; an empty one for a word that says nothing.</param>
public sealed class TermReader(IReadOnlyDictionary<string, string> synonyms)
{
    private const string Ignored = "ignored";

    /// <summary>A reader without synonyms, for collections of any kind.</summary>
    public static TermReader Plain { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>
    /// Reads <c>knowledge/synonyms.yaml</c>: groups of single words, named by the word that stands for all, and under <c>ignored</c> the words of chat that say
    /// nothing about a subject.
    /// </summary>
    /// <exception cref="YamlFileException">The file cannot be used.</exception>
    public static TermReader FromFile(string path)
    {
        var synonyms = new Dictionary<string, string>(StringComparer.Ordinal);
        var file = YamlFile.Read(path);
        foreach (var key in file.Keys)
        {
            var canonical = key is Ignored ? string.Empty : PorterStemmer.Stem(TextFolding.FoldCharacters(key));
            foreach (var word in file.Text(key).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            {
                synonyms[PorterStemmer.Stem(TextFolding.FoldCharacters(word))] = canonical;
            }
        }

        return new TermReader(synonyms);
    }

    /// <summary>A hash of all synonyms, in hexadecimal: other synonyms make other terms.</summary>
    public string Hash => ModelCache.Name(synonyms.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => new[] { pair.Key, pair.Value }));

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
                var term = synonyms.GetValueOrDefault(stem, stem);
                if (term.Length > 0)
                {
                    terms.Add(term);
                }
            }
        }

        return terms;
    }
}
