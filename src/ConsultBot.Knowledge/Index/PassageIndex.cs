using ConsultBot.Consultation;
using ConsultBot.Consultation.Retrieval;

namespace ConsultBot.Knowledge.Index;

/// <summary>
/// Finds passages for a question. Two signals: how well the passage's own words fit (BM25), and how like the question is to one of those that the passage
/// is known to answer. A passage on another therapy than the one asked about counts for less.
/// </summary>
public sealed class PassageIndex
{
    public static float QuestionShare = 0.1f;
    public static float TextShare = 0f;
    public static float WordingShare = 0.9f;
    private const float OtherTherapy = 0.35f;
    private const float OneOfSeveral = 0.9f;
    private const float ComparisonWanted = 1.15f;
    public static float PartOfMessage = 0.8f;
    public static float NameAlone = 1f;
    private const float NotAboutHarm = 0.5f;
    private const string TherapyWords = "exosomes secretome prp";

    private const int Most = 8;
    private const int Bits = 64;

    private static readonly HashSet<string> HarmTopics =
        ["safety", "side-effects", "special-groups", "regulation", "procedure", "advertising", "choosing-a-clinic", "comparison"];

    private readonly Passage[] passages;
    private readonly TermReader reader;
    private readonly Bm25Index texts;
    private readonly QuestionIndex questions;
    private readonly int[] passageOfQuestion;
    private readonly SpellingIndex spelling;
    private readonly FeatureReader features;
    private readonly WordingIndex wordings;
    private readonly Dictionary<string, ulong[]> passagesWith;
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
        passagesWith = PassagesWithEachTerm();
        therapyTerms = [.. reader.Read(TherapyWords)];
        spelling = new SpellingIndex(questions.Terms.Concat(passages.SelectMany(passage => reader.Read(passage.Text))));
        features = new FeatureReader(reader);
        wordings = new WordingIndex([.. passages.Select(passage => (
            (IReadOnlyList<HashSet<ulong>>)[.. passage.Questions.Select(question => features.Read(question))],
            features.Read($"{passage.Title}. {passage.Text}")))]);
    }

    /// <summary>The best passages, best first. A long message is also read part by part: the question often stands in one of them.</summary>
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

    private Dictionary<string, ulong[]> PassagesWithEachTerm()
    {
        var with = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        for (var i = 0; i < passages.Length; i++)
        {
            foreach (var term in passages[i].Questions.Append(passages[i].Title).Append(passages[i].Text).SelectMany(reader.Read))
            {
                if (!with.TryGetValue(term, out var bits))
                {
                    with.Add(term, bits = new ulong[(passages.Length / Bits) + 1]);
                }

                bits[i / Bits] |= 1UL << (i % Bits);
            }
        }

        return with;
    }

    private void AddScores(string text, float weight, float[] best)
    {
        var terms = reader.Read(text).Select(spelling.Correct).ToHashSet(StringComparer.Ordinal);
        if (terms.Count == 0)
        {
            return;
        }

        var scores = new float[passages.Length];
        questions.Raise(terms, passageOfQuestion, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] *= QuestionShare;
        }

        texts.AddShares(terms, TextShare, scores);
        wordings.AddShares(features.Read(text, spelling.Correct), WordingShare, scores);

        var (subject, known) = SubjectOf(terms);
        for (var i = 0; i < best.Length; i++)
        {
            if (scores[i] > 0)
            {
                best[i] = Math.Max(best[i], scores[i] * weight * NameAloneFactor(subject, known, i));
            }
        }
    }

    // How many of the terms are no therapy's name, and where those that any passage has are.
    private (int Count, List<ulong[]> Known) SubjectOf(HashSet<string> terms)
    {
        var (count, known) = (0, new List<ulong[]>(terms.Count));
        foreach (var term in terms)
        {
            if (therapyTerms.Contains(term))
            {
                continue;
            }

            count++;
            if (passagesWith.TryGetValue(term, out var bits))
            {
                known.Add(bits);
            }
        }

        return (count, known);
    }

    // A passage that shares nothing with a question but the therapy's name does not answer it.
    private static float NameAloneFactor(int subject, List<ulong[]> known, int passage)
    {
        if (subject == 0)
        {
            return 1;
        }

        var shared = 0;
        foreach (var bits in known)
        {
            shared += (int)((bits[passage / Bits] >> (passage % Bits)) & 1);
        }

        return NameAlone + ((1 - NameAlone) * MathF.Sqrt(shared / (float)subject));
    }

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
