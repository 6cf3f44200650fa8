using System.Buffers;

namespace ConsultBot.Knowledge.Index;

/// <summary>An inverted index of weighted terms. Immutable once built; a search touches only the postings of its own terms.</summary>
internal sealed class Postings
{
    private readonly Dictionary<string, int> termIds;
    private readonly int[] starts;
    private readonly int[] documents;
    private readonly float[] weights;
    private readonly int documentCount;

    private Postings(Dictionary<string, int> termIds, int[] starts, int[] documents, float[] weights, int documentCount)
    {
        this.termIds = termIds;
        this.starts = starts;
        this.documents = documents;
        this.weights = weights;
        this.documentCount = documentCount;
    }

    /// <summary>Builds the index from the weight of each term in each document.</summary>
    public static Postings Build(IReadOnlyList<IReadOnlyDictionary<string, float>> vectors)
    {
        var termIds = new Dictionary<string, int>(StringComparer.Ordinal);
        var lists = new List<List<(int Document, float Weight)>>();
        for (var document = 0; document < vectors.Count; document++)
        {
            foreach (var (term, weight) in vectors[document])
            {
                if (!termIds.TryGetValue(term, out var id))
                {
                    termIds.Add(term, id = lists.Count);
                    lists.Add([]);
                }

                lists[id].Add((document, weight));
            }
        }

        var starts = new int[lists.Count + 1];
        for (var id = 0; id < lists.Count; id++)
        {
            starts[id + 1] = starts[id] + lists[id].Count;
        }

        var flat = lists.SelectMany(list => list).ToArray();
        return new Postings(
            termIds, starts, Array.ConvertAll(flat, pair => pair.Document), Array.ConvertAll(flat, pair => pair.Weight), vectors.Count);
    }

    /// <summary>For each document the sum of the weights of these terms, 0 where it has none of them. To be given back by <see cref="Return"/>.</summary>
    public float[] Rent(IEnumerable<string> distinctTerms)
    {
        var sums = ArrayPool<float>.Shared.Rent(documentCount);
        sums.AsSpan(0, documentCount).Clear();
        foreach (var term in distinctTerms)
        {
            if (termIds.TryGetValue(term, out var id))
            {
                for (var i = starts[id]; i < starts[id + 1]; i++)
                {
                    sums[documents[i]] += weights[i];
                }
            }
        }

        return sums;
    }

    /// <summary>Gives sums back.</summary>
    public static void Return(float[] sums) => ArrayPool<float>.Shared.Return(sums);
}
