namespace ConsultBot.Consultation.Screening.Learning;

/// <summary>
/// What a model knows a text by: a set of numbers below <see cref="Buckets"/>, each the hash of a kind of feature and its words. Two that share a number are rare enough.
/// </summary>
public sealed class FeatureSet
{
    /// <summary>How many numbers there are.</summary>
    public const int Buckets = 1 << 17;

    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const int HalfOfHash = 32;

    private readonly HashSet<int> numbers = [];

    /// <summary>Adds a feature.</summary>
    /// <param name="kind">The kind of feature, so that the same words of two kinds are two features.</param>
    /// <param name="first">A word.</param>
    /// <param name="second">A word that stands with it.</param>
    public void Add(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second = default) =>
        Add(Hash(second, (Hash(first, (Offset ^ kind) * Prime) ^ ' ') * Prime));

    /// <summary>Adds a feature that is hashed already.</summary>
    public void Add(ulong hash) => numbers.Add((int)((hash ^ (hash >> HalfOfHash)) % Buckets));

    /// <summary>The distinct numbers.</summary>
    public int[] ToArray() => [.. numbers];

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
