using System.Collections.Concurrent;

namespace ConsultBot.Consultation.Text;

/// <summary>Shares one string for each common word, so that reading a message allocates little.</summary>
public static class Words
{
    private const int MostWords = 50_000;

    private static int pooled;

    private static readonly ConcurrentDictionary<string, string> Pool = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Pool.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether new words are still shared. Once the rules and passages are read they are not: what patients write is kept in the record alone.</summary>
    public static bool IsLearning { get; private set; } = true;

    /// <summary>From now on only words that are known already are shared.</summary>
    public static void StopLearning() => IsLearning = false;

    /// <summary>The shared string of these characters.</summary>
    internal static string Of(ReadOnlySpan<char> characters)
    {
        if (BySpan.TryGetValue(characters, out var word))
        {
            return word;
        }

        var made = characters.ToString();
        return IsLearning && Interlocked.Increment(ref pooled) <= MostWords ? Pool.GetOrAdd(made, made) : made;
    }
}
