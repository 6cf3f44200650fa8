using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;

namespace ConsultBot.Knowledge.Index;

/// <summary>
/// Finds passages for a question. Two signals: how like it is to all that is known to ask for a passage taken together, and how like it is to one of the questions
/// that the passage is known to answer. A passage on another therapy than the one asked about counts for less.
/// </summary>
public sealed class PassageIndex
{
    private const float WordingShare = 0.9f;
    private const float QuestionShare = 0.1f;
    private const float SameQuestion = 0.9f;
    private const float OtherTherapy = 0.35f;
    private const float OfNone = 0.8f;
    private const float OneOfSeveral = 0.9f;
    private const float ComparisonWanted = 1.15f;
    private const float PartOfMessage = 0.8f;
    private const float NotAboutHarm = 0.5f;

    private const int Most = 8;

    private static readonly HashSet<string> HarmTopics =
        ["safety", "side-effects", "special-groups", "regulation", "procedure", "advertising", "choosing-a-clinic", "comparison"];

    private readonly Passage[] passages;
    private readonly TermReader reader;
    private readonly FeatureReader features;
    private readonly WordingIndex wordings;
    private readonly QuestionIndex questions;
    private readonly int[] passageOfQuestion;
    private readonly SpellingIndex spelling;

    /// <summary>Indexes the passages.</summary>
    public PassageIndex(IReadOnlyCollection<Passage> approved, TermReader reader)
    {
        this.reader = reader;
        features = new FeatureReader(reader);
        passages = [.. approved.OrderBy(passage => passage.Id, StringComparer.Ordinal)];
        wordings = new WordingIndex([.. passages.Select(passage => (
            (IReadOnlyList<HashSet<ulong>>)[.. passage.Questions.Select(question => features.Read(question))],
            features.Read($"{passage.Title}. {passage.Text}")))]);
        var asked = passages.SelectMany((passage, index) => passage.Questions.Select(question => (question, index))).ToArray();
        questions = new QuestionIndex([.. asked.Select(pair => pair.question)], reader);
        passageOfQuestion = [.. asked.Select(pair => pair.index)];
        spelling = new SpellingIndex(questions.Terms.Concat(passages.SelectMany(passage => reader.Read(passage.Text))));
    }

    /// <summary>The best passages, best first. A message of several sentences is also read one by one: the question often stands in one of them.</summary>
    public IReadOnlyList<RetrievedPassage> Search(PassageQuery query)
    {
        var scores = new float[passages.Length];
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
        var terms = reader.Read(text).Select(spelling.Correct).ToHashSet(StringComparer.Ordinal);
        if (terms.Count == 0)
        {
            return;
        }

        var known = new float[passages.Length];
        questions.Raise(terms, passageOfQuestion, known);
        var scores = new float[passages.Length];
        wordings.AddShares(features.Read(text, spelling.Correct), WordingShare, scores);
        for (var i = 0; i < best.Length; i++)
        {
            var score = scores[i] + (QuestionShare * known[i]);
            best[i] = Math.Max(best[i], weight * (known[i] >= SameQuestion ? Math.Max(score, known[i]) : score));
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
