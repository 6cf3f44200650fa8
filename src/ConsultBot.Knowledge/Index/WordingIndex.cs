namespace ConsultBot.Knowledge.Index;

/// <summary>
/// How like a message is to all that is known to ask for a passage: its questions, its title and its text taken together, each feature counting the more, the fewer
/// passages have it and the oftener this one does (BM25 without a norm of length: a passage that is asked for in many ways is not a long one).
/// </summary>
internal sealed class WordingIndex
{
    private const float Saturation = 6f;
    private const float BodyWeight = 3f;

    private readonly Postings<ulong> postings;
    private readonly Dictionary<ulong, float> rarity;
    private readonly float unknownRarity;

    /// <summary>Indexes the wordings of each passage.</summary>
    public WordingIndex(IReadOnlyList<(IReadOnlyList<HashSet<ulong>> Questions, HashSet<ulong> Body)> passages)
    {
        var counts = passages.Select(Count).ToArray();
        rarity = counts.SelectMany(count => count.Keys).CountBy(feature => feature)
            .ToDictionary(pair => pair.Key, pair => MathF.Log(1 + ((passages.Count - pair.Value + 0.5f) / (pair.Value + 0.5f))));
        unknownRarity = MathF.Log(1 + ((passages.Count + 0.5f) / 1.5f));
        postings = Postings<ulong>.Build(
            [.. counts.Select(count => count.ToDictionary(pair => pair.Key, pair => rarity[pair.Key] * pair.Value / (pair.Value + Saturation)))]);
    }

    /// <summary>Adds to the score of every passage the share of the message that it explains, 0 to 1, times a weight.</summary>
    /// <param name="features">The message's distinct features.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="scores">For each passage its score.</param>
    public void AddShares(IReadOnlyCollection<ulong> features, float weight, float[] scores)
    {
        var all = 0f;
        foreach (var feature in features)
        {
            all += rarity.GetValueOrDefault(feature, unknownRarity);
        }

        var sums = postings.Rent(features);
        for (var passage = 0; passage < scores.Length; passage++)
        {
            scores[passage] += sums[passage] / all * weight;
        }

        Postings<ulong>.Return(sums);
    }

    private static Dictionary<ulong, float> Count((IReadOnlyList<HashSet<ulong>> Questions, HashSet<ulong> Body) passage)
    {
        var count = new Dictionary<ulong, float>();
        foreach (var feature in passage.Questions.SelectMany(question => question))
        {
            count[feature] = count.GetValueOrDefault(feature) + 1;
        }

        foreach (var feature in passage.Body)
        {
            count[feature] = count.GetValueOrDefault(feature) + BodyWeight;
        }

        return count;
    }
}
