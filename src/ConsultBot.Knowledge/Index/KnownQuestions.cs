namespace ConsultBot.Knowledge.Index;

/// <summary>Knows again a question that a passage is known to answer, whatever the order of its words.</summary>
internal sealed class KnownQuestions
{
    private readonly Dictionary<string, int> passageOf = new(StringComparer.Ordinal);

    /// <summary>Takes in the questions of each passage. What several are asked by tells nothing.</summary>
    /// <param name="questions">The index terms of each question, and its passage.</param>
    public KnownQuestions(IEnumerable<(IReadOnlyList<string> Terms, int Passage)> questions)
    {
        var ambiguous = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (terms, passage) in questions)
        {
            var key = Key(terms);
            if (!passageOf.TryAdd(key, passage) && passageOf[key] != passage)
            {
                ambiguous.Add(key);
            }
        }

        foreach (var key in ambiguous.Append(string.Empty))
        {
            passageOf.Remove(key);
        }
    }

    /// <summary>The passage that these terms are known to ask for, or <c>null</c>.</summary>
    public int? Find(IReadOnlyList<string> terms) => passageOf.TryGetValue(Key(terms), out var passage) ? passage : null;

    private static string Key(IReadOnlyList<string> terms) => string.Join(' ', terms.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
