using ConsultBot.Consultation.Screening.Learning;

namespace ConsultBot.Knowledge.Index;

/// <summary>
/// How like a message is to all that is known to ask for one thing, a passage or a topic: its questions, its title and its text taken together, each feature counting
/// the more, the fewer things have it and the oftener this one does (BM25 without a norm of length: what is asked for in many ways is not a long text).
/// </summary>
internal sealed class LikenessIndex
{
    private const float Saturation = 12f;
    private const float BodyWeight = 3f;

    private readonly float[] rarity = new float[FeatureSet.Buckets];
    private readonly int[] starts = new int[FeatureSet.Buckets + 1];
    private readonly ushort[] thingOf;
    private readonly float[] weights;

    /// <summary>Indexes the wordings of each thing.</summary>
    public LikenessIndex(IReadOnlyList<Wordings> all)
    {
        Things = all.Count;
        var counts = all.Select(Count).ToArray();
        var having = new int[FeatureSet.Buckets];
        foreach (var feature in counts.SelectMany(count => count.Keys))
        {
            having[feature]++;
        }

        for (var feature = 0; feature < having.Length; feature++)
        {
            // A feature that nothing has is as rare as one that a single thing has.
            var with = Math.Max(1, having[feature]);
            rarity[feature] = MathF.Log(1 + ((Things - with + 0.5f) / (with + 0.5f)));
            starts[feature + 1] = starts[feature] + having[feature];
        }

        thingOf = new ushort[starts[^1]];
        weights = new float[starts[^1]];
        var next = starts.ToArray();
        for (var thing = 0; thing < Things; thing++)
        {
            foreach (var (feature, count) in counts[thing])
            {
                thingOf[next[feature]] = (ushort)thing;
                weights[next[feature]++] = rarity[feature] * count / (count + Saturation);
            }
        }
    }

    /// <summary>How many things are indexed.</summary>
    public int Things { get; }

    /// <summary>Adds to the score of every thing the share of the message that it explains, 0 to 1.</summary>
    /// <param name="features">The message's distinct features.</param>
    /// <param name="scores">For each thing its score.</param>
    public void AddShares(int[] features, Span<float> scores)
    {
        var all = 0f;
        foreach (var feature in features)
        {
            all += rarity[feature];
        }

        var share = 1 / all;
        foreach (var feature in features)
        {
            for (var i = starts[feature]; i < starts[feature + 1]; i++)
            {
                scores[thingOf[i]] += weights[i] * share;
            }
        }
    }

    private static Dictionary<int, float> Count(Wordings wordings)
    {
        var count = new Dictionary<int, float>();
        foreach (var feature in wordings.Questions.SelectMany(question => question))
        {
            count[feature] = count.GetValueOrDefault(feature) + 1;
        }

        foreach (var feature in wordings.Body)
        {
            count[feature] = count.GetValueOrDefault(feature) + BodyWeight;
        }

        return count;
    }
}

/// <summary>What is known to ask for one thing, as features.</summary>
/// <param name="Questions">The features of each question.</param>
/// <param name="Body">Those of its title and text, if it has any.</param>
internal readonly record struct Wordings(IEnumerable<int[]> Questions, int[] Body);
