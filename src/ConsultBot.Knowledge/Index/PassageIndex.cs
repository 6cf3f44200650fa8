using System.Buffers;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;

namespace ConsultBot.Knowledge.Index;

/// <summary>
/// Finds passages for a question by how like it is to all that is known to ask for each. A passage on another therapy than the one asked about counts for less, and a
/// question that a passage is known to answer finds it at once.
/// </summary>
public sealed class PassageIndex
{
    private const float OtherTherapy = 0.35f;
    private const float OfNone = 0.8f;
    private const float OneOfSeveral = 0.9f;
    private const float ComparisonWanted = 1.15f;
    private const float PartOfMessage = 0.8f;
    private const float NotAboutHarm = 0.5f;

    private const int Most = 8;

    private static readonly HashSet<string> HarmTopics =
        ["safety", "side-effects", "special-groups", "regulation", "procedure", "advertising", "choosing-a-clinic", "comparison"];

    private readonly IReadOnlyList<Passage> passages;
    private readonly FeatureReader reader;
    private readonly LikenessIndex likeness;
    private readonly KnownQuestions known;
    private readonly SpellingIndex spelling;

    /// <summary>Indexes the passages.</summary>
    /// <param name="passages">The passages, in the order of their ids.</param>
    /// <param name="likeness">How like a message is to what asks for each; the passages come first in it, in the same order.</param>
    /// <param name="reader">Reads wordings.</param>
    internal PassageIndex(IReadOnlyList<Passage> passages, LikenessIndex likeness, FeatureReader reader)
    {
        this.passages = passages;
        this.likeness = likeness;
        this.reader = reader;
        var questions = passages.SelectMany((passage, index) => passage.Questions.Select(question => (Terms: (IReadOnlyList<string>)reader.Terms(question), index))).ToArray();
        known = new KnownQuestions(questions);
        spelling = new SpellingIndex(questions.SelectMany(question => question.Terms).Concat(passages.SelectMany(passage => reader.Terms(passage.Text))));
    }

    /// <summary>The best passages, best first. A message of several sentences is also read one by one: the question often stands in one of them.</summary>
    public IReadOnlyList<RetrievedPassage> Search(PassageQuery query)
    {
        var scores = new float[passages.Count];
        var parts = query.Text.Split(['.', '?', '!', '\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        AddScores(query.Text, 1, scores);
        foreach (var part in parts.Length > 1 ? parts : [])
        {
            AddScores(part, PartOfMessage, scores);
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = scores[i] > 0 ? Math.Min(1, scores[i] * SubjectFactor(passages[i].Therapies, query) * HarmFactor(passages[i], query)) : 0;
        }

        return Best(scores);
    }

    // The passages stand in the order of their ids, so among equals the first stays the first.
    private RetrievedPassage[] Best(float[] scores)
    {
        Span<int> best = stackalloc int[Most];
        var count = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] == 0 || (count == Most && scores[i] <= scores[best[^1]]))
            {
                continue;
            }

            var place = count < Most ? count++ : Most - 1;
            for (; place > 0 && scores[best[place - 1]] < scores[i]; place--)
            {
                best[place] = best[place - 1];
            }

            best[place] = i;
        }

        var found = new RetrievedPassage[count];
        for (var i = 0; i < count; i++)
        {
            found[i] = new RetrievedPassage(passages[best[i]], scores[best[i]]);
        }

        return found;
    }

    private void AddScores(string text, float weight, float[] best)
    {
        var terms = reader.Terms(text).ConvertAll(spelling.Correct);
        if (terms.Count == 0)
        {
            return;
        }

        var scores = ArrayPool<float>.Shared.Rent(likeness.Things);
        scores.AsSpan(0, likeness.Things).Clear();
        likeness.AddShares(reader.Read(text, terms), scores);
        for (var i = 0; i < best.Length; i++)
        {
            best[i] = Math.Max(best[i], weight * scores[i]);
        }

        ArrayPool<float>.Shared.Return(scores);
        if (known.Find(terms) is { } passage)
        {
            best[passage] = weight;
        }
    }

    private static float HarmFactor(Passage passage, PassageQuery query) =>
        query.AboutHarm && !passage.Topics.Any(HarmTopics.Contains) ? NotAboutHarm : 1;

    private static float SubjectFactor(Therapies passage, PassageQuery query)
    {
        var several = passage.Count() > 1;
        if (query.Subject == Therapies.None || passage == Therapies.None)
        {
            return query.Compares && several ? ComparisonWanted : query.Subject == Therapies.None ? 1 : OfNone;
        }

        if ((passage & query.Subject) == Therapies.None)
        {
            return OtherTherapy;
        }

        var coversAll = (passage & query.Subject) == query.Subject;
        return query.Compares
            ? several && coversAll ? ComparisonWanted : OneOfSeveral
            : several ? OneOfSeveral : 1;
    }
}
