namespace ConsultBot.Knowledge.Index;

/// <summary>
/// Finds the known questions that a message asks. A message is mostly longer than the question in it, so what counts most is how much of the known question the
/// message has; then how much of the message the known question explains; and how rare the shared words are.
/// </summary>
internal sealed class QuestionIndex
{
    private const float MessageWeight = 0.4f;
    private const float Saturation = 1.5f;
    private const float UnknownWord = 0.35f;

    private readonly Postings postings;
    private readonly Dictionary<string, float> rarity;
    private readonly float[] roots;
    private readonly float unknownRarity;

    public QuestionIndex(IReadOnlyList<string> questions, TermReader reader)
    {
        var terms = questions.Select(question => reader.Read(question).Distinct(StringComparer.Ordinal).ToArray()).ToArray();
        rarity = terms.SelectMany(list => list).CountBy(term => term, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => Rarity(questions.Count, pair.Value), StringComparer.Ordinal);
        unknownRarity = Rarity(questions.Count, 1) * UnknownWord;
        roots = [.. terms.Select(list => MathF.Sqrt(list.Sum(term => rarity[term])))];
        postings = Postings.Build([.. terms.Select(list => list.ToDictionary(term => term, term => rarity[term], StringComparer.Ordinal))]);
    }

    /// <summary>The terms that some question has.</summary>
    public IEnumerable<string> Terms => rarity.Keys;

    /// <summary>The likeness of every question that shares a term, 0 to 1.</summary>
    public List<(int Question, float Likeness)> Search(IReadOnlyCollection<string> distinctTerms)
    {
        var message = MathF.Pow(distinctTerms.Sum(term => rarity.GetValueOrDefault(term, unknownRarity)), MessageWeight);
        var found = new List<(int Question, float Likeness)>();
        postings.Score(
            distinctTerms.Select(term => KeyValuePair.Create(term, 1f)), found, static (list, question, shared) => list.Add((question, shared)));
        for (var i = 0; i < found.Count; i++)
        {
            var (question, shared) = found[i];

            // The square root of the part of the known question that the message has, and the part of the message that it explains, to the power of 0.4.
            var likeness = MathF.Sqrt(shared) / roots[question] * (MathF.Pow(shared, MessageWeight) / message) * (shared / (shared + Saturation));
            found[i] = (question, likeness);
        }

        return found;
    }

    private static float Rarity(int questions, int withTerm) => MathF.Log(1 + (questions / (float)withTerm));
}
