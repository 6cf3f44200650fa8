using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Answering;

/// <summary>
/// Composes an answer from the passages' own sentences: the verdict of the best passage first, the rest of that passage, then what other passages
/// add to the words of the question that are still open.
/// </summary>
public static class ExtractiveComposer
{
    /// <summary>The name under which the record knows this writer.</summary>
    public const string ModelId = "extractive";

    private const double SecondPassageShare = 0.7;
    private const double MostOverlap = 0.5;
    private const int LongestList = 5;

    /// <summary>An answer to the question; empty when there is no passage.</summary>
    public static Draft Compose(AnswerRequest request)
    {
        if (request.Passages.Count == 0)
        {
            return Draft.Empty;
        }

        var lead = Lead(request);
        var asList = request.Compares && lead.Passage.Therapies.Count() > 1 && lead.Passage.Sentences.Count is > 2 and <= LongestList;
        var answer = new Selection(request.MostWords);
        foreach (var sentence in lead.Passage.Sentences)
        {
            answer.Add(lead.Passage, sentence);
        }

        if (!asList)
        {
            AddWhatIsOpen(request, lead, answer);
        }

        return new Draft(answer.Claims, asList, ModelId);
    }

    private static RetrievedPassage Lead(AnswerRequest request)
    {
        var best = request.Passages[0];
        if (!request.Compares || best.Passage.Therapies.Count() > 1)
        {
            return best;
        }

        return request.Passages.FirstOrDefault(found => found.Passage.Therapies.Count() > 1 && found.Score >= best.Score * SecondPassageShare) ?? best;
    }

    private static void AddWhatIsOpen(AnswerRequest request, RetrievedPassage lead, Selection answer)
    {
        var open = ContentWords.StemsOf(TextFolding.Fold(request.Question));
        open.ExceptWith(answer.Stems);
        foreach (var found in request.Passages)
        {
            if (found == lead || found.Score < lead.Score * SecondPassageShare || open.Count == 0)
            {
                continue;
            }

            // Of another passage only the verdict: it names its subject and needs nothing before it.
            var verdict = found.Passage.Sentences[0];
            if (verdict.Stems.Overlaps(open) && answer.Add(found.Passage, verdict))
            {
                open.ExceptWith(verdict.Stems);
            }
        }
    }

    private sealed class Selection(int mostWords)
    {
        private readonly List<PassageSentence> chosen = [];
        private readonly List<Claim> claims = [];
        private int words;

        public IReadOnlyList<Claim> Claims => claims;

        public HashSet<string> Stems { get; } = new(StringComparer.Ordinal);

        public bool Add(Passage passage, PassageSentence sentence)
        {
            if ((claims.Count > 0 && words + sentence.WordCount > mostWords) || chosen.Exists(other => SaysTheSame(other, sentence)))
            {
                return false;
            }

            chosen.Add(sentence);
            words += sentence.WordCount;
            Stems.UnionWith(sentence.Stems);
            claims.Add(new Claim(sentence.Text, passage.Id, sentence.Text));
            return true;
        }

        private static bool SaysTheSame(PassageSentence one, PassageSentence other)
        {
            var shared = one.Stems.Count(other.Stems.Contains);
            return shared >= MostOverlap * (one.Stems.Count + other.Stems.Count - shared);
        }
    }
}
