using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;

namespace ConsultBot.Knowledge.Index;

/// <summary>
/// Finds passages for a question. Two signals: how well the passage's own words fit (BM25), and how like the question is to one of those that the passage
/// is known to answer. A passage on another therapy than the one asked about counts for less.
/// </summary>
public sealed class PassageIndex
{
    private const float QuestionShare = 0.65f;
    private const float OtherTherapy = 0.35f;
    private const float OneOfSeveral = 0.9f;
    private const float ComparisonWanted = 1.15f;
    private const float PartOfMessage = 0.95f;
    private const float NameAlone = 0.55f;
    private const float NotAboutHarm = 0.5f;
    private const string TherapyWords = "exosomes secretome prp";

    private const int Most = 8;

    private static readonly HashSet<string> HarmTopics =
        ["safety", "side-effects", "special-groups", "regulation", "procedure", "advertising", "choosing-a-clinic", "comparison"];

    private readonly Passage[] passages;
    private readonly TermReader reader;
    private readonly Bm25Index texts;
    private readonly QuestionIndex questions;
    private readonly int[] passageOfQuestion;
    private readonly SpellingIndex spelling;
    private readonly HashSet<string>[] termsOf;
    private readonly HashSet<string> therapyTerms;

    /// <summary>Indexes the passages.</summary>
    public PassageIndex(IReadOnlyCollection<Passage> approved, TermReader reader)
    {
        this.reader = reader;
        passages = [.. approved.OrderBy(passage => passage.Id, StringComparer.Ordinal)];
        texts = new Bm25Index([.. passages.Select(passage => new IndexedText(passage.Title, passage.Text))], reader);
        var asked = passages.SelectMany((passage, index) => passage.Questions.Select(question => (question, index))).ToArray();
        questions = new QuestionIndex([.. asked.Select(pair => pair.question)], reader);
        passageOfQuestion = [.. asked.Select(pair => pair.index)];
        termsOf = [.. passages.Select(passage => passage.Questions.Append(passage.Title).Append(passage.Text).SelectMany(reader.Read).ToHashSet(StringComparer.Ordinal))];
        therapyTerms = [.. reader.Read(TherapyWords)];
        spelling = new SpellingIndex(questions.Terms.Concat(passages.SelectMany(passage => reader.Read(passage.Text))));
    }

    /// <summary>The best passages, best first. A long message is also read part by part: the question often stands in one of them.</summary>
    public IReadOnlyList<RetrievedPassage> Search(PassageQuery query)
    {
        var scores = new float[passages.Length];
        var parts = query.Text.Split(['.', '?', '!', '\n', ';', ',', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        AddScores(query.Text, 1, scores);
        foreach (var part in parts.Length > 1 ? parts : [])
        {
            AddScores(part, PartOfMessage, scores);
        }

        return
        [
            .. Enumerable.Range(0, passages.Length)
                .Where(i => scores[i] > 0)
                .Select(i => new RetrievedPassage(passages[i], Math.Min(1, scores[i] * SubjectFactor(passages[i].Therapies, query) * HarmFactor(passages[i], query))))
                .OrderByDescending(found => found.Score)
                .ThenBy(found => found.Passage.Id, StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    private void AddScores(string text, float weight, float[] best)
    {
        var terms = reader.Read(text).Select(spelling.Correct).ToHashSet(StringComparer.Ordinal);
        if (terms.Count == 0)
        {
            return;
        }

        var scores = new float[passages.Length];
        foreach (var (question, likeness) in questions.Search(terms))
        {
            var passage = passageOfQuestion[question];
            scores[passage] = Math.Max(scores[passage], likeness * QuestionShare);
        }

        foreach (var (passage, share) in texts.SearchShare(terms))
        {
            scores[passage] += share * (1 - QuestionShare);
        }

        var subject = terms.Where(term => !therapyTerms.Contains(term)).ToArray();
        for (var i = 0; i < best.Length; i++)
        {
            best[i] = Math.Max(best[i], scores[i] * weight * NameAloneFactor(subject, i));
        }
    }

    // A passage that shares nothing with a question but the therapy's name does not answer it.
    private float NameAloneFactor(string[] subject, int passage) =>
        subject.Length == 0 ? 1 : NameAlone + ((1 - NameAlone) * MathF.Sqrt(subject.Count(termsOf[passage].Contains) / (float)subject.Length));

    private static float HarmFactor(Passage passage, PassageQuery query) =>
        query.AboutHarm && !passage.Topics.Any(HarmTopics.Contains) ? NotAboutHarm : 1;

    private static float SubjectFactor(Therapies passage, PassageQuery query)
    {
        var several = passage.Count() > 1;
        if (query.Subject == Therapies.None || passage == Therapies.None)
        {
            return query.Compares && several ? ComparisonWanted : 1;
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
