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
    private const float Rounding = 1.001f;

    private readonly Postings<string> postings;
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
        postings = Postings<string>.Build([.. terms.Select(list => list.ToDictionary(term => term, term => rarity[term], StringComparer.Ordinal))]);
    }

    /// <summary>The terms that some question has.</summary>
    public IEnumerable<string> Terms => rarity.Keys;

    /// <summary>For each group of questions, raises its score to that of the one most like the message, 0 to 1.</summary>
    /// <param name="distinctTerms">The message's terms.</param>
    /// <param name="groupOfQuestion">For each question its group.</param>
    /// <param name="scores">For each group its score.</param>
    public void Raise(IReadOnlyCollection<string> distinctTerms, int[] groupOfQuestion, float[] scores)
    {
        var message = MathF.Pow(distinctTerms.Sum(term => rarity.GetValueOrDefault(term, unknownRarity)), MessageWeight);
        var sums = postings.Rent(distinctTerms);
        for (var question = 0; question < groupOfQuestion.Length; question++)
        {
            var shared = sums[question];
            if (shared <= 0)
            {
                continue;
            }

            ref var best = ref scores[groupOfQuestion[question]];
            var ofQuestion = MathF.Sqrt(shared) / roots[question];
            var saturated = shared / (shared + Saturation);

            // The part of the message that is explained is at most the whole of it, so most questions are out of the running without a power.
            if (ofQuestion * saturated * Rounding > best)
            {
                // The square root of the part of the known question that the message has, and the part of the message that it explains, to the power of 0.4.
                best = Math.Max(best, ofQuestion * (MathF.Pow(shared, MessageWeight) / message) * saturated);
            }
        }

        Postings<string>.Return(sums);
    }

    private static float Rarity(int questions, int withTerm) => MathF.Log(1 + (questions / (float)withTerm));
}
