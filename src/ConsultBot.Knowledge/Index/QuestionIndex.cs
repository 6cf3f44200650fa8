namespace ConsultBot.Knowledge.Index;

/// <summary>Finds the questions that are most like a given one, by the cosine of their terms weighted by rarity.</summary>
internal sealed class QuestionIndex
{
    private readonly Postings postings;
    private readonly Dictionary<string, float> rarity;
    private readonly float unknownRarity;

    public QuestionIndex(IReadOnlyList<string> questions, TermReader reader)
    {
        var terms = questions.Select(question => reader.Read(question).Distinct(StringComparer.Ordinal).ToArray()).ToArray();
        rarity = terms.SelectMany(list => list).CountBy(term => term, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => Rarity(questions.Count, pair.Value), StringComparer.Ordinal);
        unknownRarity = Rarity(questions.Count, 1);
        postings = Postings.Build([.. terms.Select(list => Vector(list))]);
    }

    /// <summary>The terms that some question has.</summary>
    public IEnumerable<string> Terms => rarity.Keys;

    /// <summary>The likeness of every question that shares a term, 0 to 1.</summary>
    public List<(int Question, float Likeness)> Search(IReadOnlyCollection<string> distinctTerms)
    {
        var found = new List<(int, float)>();
        postings.Score(Vector(distinctTerms), found, static (list, question, likeness) => list.Add((question, likeness)));
        return found;
    }

    private Dictionary<string, float> Vector(IReadOnlyCollection<string> terms)
    {
        var vector = terms.ToDictionary(term => term, term => rarity.GetValueOrDefault(term, unknownRarity), StringComparer.Ordinal);
        var length = MathF.Sqrt(vector.Values.Sum(weight => weight * weight));
        foreach (var term in terms)
        {
            vector[term] /= length;
        }

        return vector;
    }

    private static float Rarity(int questions, int withTerm) => MathF.Log(1 + (questions / (float)withTerm));
}
