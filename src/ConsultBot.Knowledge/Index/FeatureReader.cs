using ConsultBot.Consultation.Text;

namespace ConsultBot.Knowledge.Index;

/// <summary>
/// Reads what a wording is recognised by: its index terms, the stems of all its words, and what stands beside what. "What", "how long" and "who" say nothing of a
/// subject, but much of the question.
/// </summary>
/// <param name="terms">Reads index terms.</param>
internal sealed class FeatureReader(TermReader terms)
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private const char TermMark = 't';
    private const char StemMark = 's';

    /// <summary>The distinct features of a text, each as a number of its own.</summary>
    /// <param name="text">The text.</param>
    /// <param name="correct">Brings a misspelt word to the one it was meant to be; without it words stay as they are.</param>
    public HashSet<ulong> Read(string text, Func<string, string>? correct = null)
    {
        var features = new HashSet<ulong>();
        correct ??= static word => word;
        Add(terms.Read(text).Select(correct), TermMark, features);
        Add(TextFolding.Fold(text).Tokens.Select(token => Stopwords.Contains(token.Word) ? token.Word : correct(PorterStemmer.Stem(token.Word))), StemMark, features);
        return features;
    }

    private static void Add(IEnumerable<string> words, char mark, HashSet<ulong> features)
    {
        string? before = null;
        foreach (var word in words)
        {
            features.Add(Hash(word, (Offset ^ mark) * Prime));
            if (before is not null)
            {
                features.Add(Hash(word, (Hash(before, (Offset ^ mark) * Prime) ^ ' ') * Prime));
            }

            before = word;
        }
    }

    // FNV-1a.
    private static ulong Hash(string word, ulong hash)
    {
        foreach (var character in word)
        {
            hash = (hash ^ character) * Prime;
        }

        return hash;
    }
}
