using System.Collections.Concurrent;

namespace ConsultBot.Consultation.Text;

/// <summary>Shares one string for each common word, so that reading a message allocates little.</summary>
internal static class Words
{
    private const int MostWords = 50_000;

    private static int pooled;

    private static readonly ConcurrentDictionary<string, string> Pool = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Pool.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The shared string of these characters.</summary>
    public static string Of(ReadOnlySpan<char> characters)
    {
        if (BySpan.TryGetValue(characters, out var word))
        {
            return word;
        }

        var made = characters.ToString();
        return Interlocked.Increment(ref pooled) <= MostWords ? Pool.GetOrAdd(made, made) : made;
    }
}
