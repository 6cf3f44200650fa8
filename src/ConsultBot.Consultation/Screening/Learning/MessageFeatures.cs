using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Screening.Learning;

/// <summary>
/// What the model knows a message by: the stems of its words, which stand side by side or with one between, and runs of four letters, by which a misspelt word is
/// still like the right one. Each is a number below <see cref="Buckets"/>; two that share a number are rare enough.
/// </summary>
public static class MessageFeatures
{
    /// <summary>How many numbers there are.</summary>
    public const int Buckets = 1 << 17;

    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const int RunLength = 4;
    private const string Edge = "|";

    /// <summary>The distinct features of a message.</summary>
    public static int[] Read(FoldedText text)
    {
        var features = new HashSet<int>();
        var (before, last) = (Edge, Edge);
        foreach (var token in text.Tokens)
        {
            var stem = PorterStemmer.Stem(token.Word);
            features.Add(Number('s', stem));
            features.Add(Number('b', last, stem));
            features.Add(Number('g', before, stem));
            AddRuns(token.Word, features);
            (before, last) = (last, stem);
        }

        features.Add(Number('b', last, Edge));
        return [.. features];
    }

    private static void AddRuns(string word, HashSet<int> features)
    {
        var marked = $"^{word}$";
        for (var start = 0; start + RunLength <= marked.Length; start++)
        {
            features.Add(Number('c', marked.AsSpan(start, RunLength)));
        }
    }

    private static int Number(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second = default) =>
        (int)(Hash(second, (Hash(first, (Offset ^ kind) * Prime) ^ ' ') * Prime) % Buckets);

    // FNV-1a.
    private static ulong Hash(ReadOnlySpan<char> characters, ulong hash)
    {
        foreach (var character in characters)
        {
            hash = (hash ^ character) * Prime;
        }

        return hash;
    }
}
