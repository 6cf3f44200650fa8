namespace ConsultBot.Knowledge.Index;

/// <summary>A text to be found.</summary>
/// <param name="Title">Its title, or empty.</param>
/// <param name="Text">Its body.</param>
public readonly record struct IndexedText(string Title, string Text);

/// <summary>
/// Okapi BM25 (k1 1.2, b 0.75) over texts with the title counted three times, held in memory with the weight of every term worked out in advance.
/// </summary>
public sealed class Bm25Index
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;
    private const int TitleWeight = 3;

    private readonly TermReader reader;
    private readonly Postings postings;
    private readonly int documentCount;

    /// <summary>Indexes the texts; a document's number is its place in the list.</summary>
    public Bm25Index(IReadOnlyList<IndexedText> texts, TermReader reader)
    {
        this.reader = reader;
        documentCount = texts.Count;
        var counts = texts.Select(text => CountTerms(text, reader)).ToArray();
        var lengths = counts.Select(count => count.Values.Sum()).ToArray();
        var averageLength = lengths.Length == 0 ? 1 : (float)Math.Max(1, lengths.Average());
        var rarity = counts.SelectMany(count => count.Keys)
            .CountBy(term => term, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => Rarity(texts.Count, pair.Value), StringComparer.Ordinal);
        postings = Postings.Build(
        [
            .. counts.Select((count, document) => count.ToDictionary(
                pair => pair.Key,
                pair => rarity[pair.Key] * pair.Value * (K1 + 1) / (pair.Value + (K1 * (1 - B + (B * lengths[document] / averageLength)))),
                StringComparer.Ordinal)),
        ]);
    }

    /// <summary>The best documents for a query, best first.</summary>
    public List<(int Document, float Score)> Search(string query, int most) => Best(Score(reader.Read(query)), most);

    private List<(int Document, float Score)> Score(IEnumerable<string> terms)
    {
        var scores = new List<(int, float)>();
        var sums = postings.Rent(terms.Distinct(StringComparer.Ordinal));
        for (var document = 0; document < documentCount; document++)
        {
            if (sums[document] > 0)
            {
                scores.Add((document, sums[document]));
            }
        }

        Postings.Return(sums);
        return scores;
    }

    private static List<(int Document, float Score)> Best(List<(int Document, float Score)> scores, int most)
    {
        if (scores.Count > most)
        {
            var ranked = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(scores);
            Partition(ranked, most);
            scores.RemoveRange(most, scores.Count - most);
        }

        scores.Sort(Better);
        return scores;
    }

    private static int Better((int Document, float Score) one, (int Document, float Score) other) =>
        one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.Document.CompareTo(other.Document);

    // Quickselect: afterwards the best stand first, in no order.
    private static void Partition(Span<(int Document, float Score)> scores, int most)
    {
        int low = 0, high = scores.Length - 1;
        while (low < high)
        {
            var pivot = scores[low + ((high - low) / 2)];
            int left = low, right = high;
            while (left <= right)
            {
                while (Better(scores[left], pivot) < 0)
                {
                    left++;
                }

                while (Better(scores[right], pivot) > 0)
                {
                    right--;
                }

                if (left <= right)
                {
                    (scores[left], scores[right]) = (scores[right], scores[left]);
                    left++;
                    right--;
                }
            }

            if (most <= right + 1)
            {
                high = right;
            }
            else if (most > left)
            {
                low = left;
            }
            else
            {
                return;
            }
        }
    }

    private static Dictionary<string, float> CountTerms(IndexedText text, TermReader reader)
    {
        var counts = new Dictionary<string, float>(StringComparer.Ordinal);
        Count(text.Title, TitleWeight);
        Count(text.Text, 1);
        return counts;

        void Count(string part, int weight)
        {
            foreach (var term in reader.Read(part))
            {
                counts[term] = counts.GetValueOrDefault(term) + weight;
            }
        }
    }

    private static float Rarity(int documents, int withTerm) => MathF.Log(1 + ((documents - withTerm + 0.5f) / (withTerm + 0.5f)));
}
