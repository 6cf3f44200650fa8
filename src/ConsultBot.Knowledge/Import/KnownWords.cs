using ConsultBot.Consultation.Text;

namespace ConsultBot.Knowledge.Import;

/// <summary>The words of the passages, finished or not: spelt right as they are, and so never read as a disguise or a misspelling.</summary>
public sealed class KnownWords
{
    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    /// <summary>Takes in the words of all files below <c>passages/</c>.</summary>
    /// <param name="knowledgePath">The folder <c>knowledge/</c>.</param>
    public KnownWords(string knowledgePath)
    {
        var passages = Path.Combine(knowledgePath, "passages");
        var files = Directory.Exists(passages) ? Directory.GetFiles(passages, "*.md", SearchOption.AllDirectories) : [];
        Ids = files.Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet(StringComparer.Ordinal);
        words.UnionWith(files.SelectMany(file => TextFolding.Fold(File.ReadAllText(file)).Tokens).Select(token => token.Word));
    }

    /// <summary>The ids of the passages.</summary>
    public IReadOnlySet<string> Ids { get; }

    /// <summary>Whether a folded word stands in some passage.</summary>
    public bool Has(string word) => words.Contains(word) || Stopwords.Contains(word);
}
