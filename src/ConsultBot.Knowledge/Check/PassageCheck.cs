using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Verification;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge.Check;

/// <summary>What keeps one passage from being approved, as far as a machine can tell.</summary>
/// <param name="claims">What no sentence to a patient may say: the same policy as for answers.</param>
public sealed class PassageCheck(ClaimsPolicy claims)
{
    /// <summary>The most sentences of a passage.</summary>
    public const int MostSentences = 4;

    /// <summary>The most words of a passage. What an answer has no room for is cut off at the end, where the reservations stand.</summary>
    public const int MostWords = 70;

    /// <summary>The most words of the first sentence, which alone is shown when a passage only adds to an answer.</summary>
    public const int MostWordsOfTheVerdict = 15;

    /// <summary>The fewest questions by which a passage is found.</summary>
    public const int FewestQuestions = 5;

    /// <summary>What is wrong with the passage, in the order of its lines; empty when it may be approved.</summary>
    /// <param name="file">
    /// The passage, with its sources looked up (<see cref="PassageFile.Attributed"/>); without them no sentence counts as attributed, and sales pages are not known.
    /// </param>
    public IReadOnlyList<Finding> Check(PassageFile file) =>
        [.. FormOf(file).Concat(ClaimsOf(file)).Select(problem => new Finding(file.Path, problem.Line, problem.Reason)).OrderBy(finding => finding.Line)];

    private static IEnumerable<(int Line, string Reason)> FormOf(PassageFile file)
    {
        var sentences = file.Passage.Sentences;
        if (sentences.Count > MostSentences)
        {
            yield return (file.Lines.Sentences[MostSentences], $"the passage has {sentences.Count} sentences; at most {MostSentences} are allowed");
        }

        var words = 0;
        var within = sentences.TakeWhile(sentence => (words += sentence.WordCount) <= MostWords).Count();
        if (within < sentences.Count)
        {
            yield return (
                file.Lines.Sentences[within],
                $"the passage has {sentences.Sum(sentence => sentence.WordCount)} words; at most {MostWords} are allowed, or its end would be cut off");
        }

        if (sentences[0].WordCount > MostWordsOfTheVerdict)
        {
            yield return (file.Lines.Sentences[0], $"the first sentence has {sentences[0].WordCount} words; it must be a verdict of at most {MostWordsOfTheVerdict}");
        }

        foreach (var (sentence, line) in sentences.Zip(file.Lines.Sentences))
        {
            if (Openings.LeaningWords(sentence.Text) is { } leaning)
            {
                yield return (line, $"the sentence begins with \"{leaning}\", which leans on the one before it and would be shown without it: \"{sentence.Text}\"");
            }
        }

        if (file.Passage.Questions.Count < FewestQuestions)
        {
            yield return (file.Lines.Of("questions"), $"the passage has {file.Passage.Questions.Count} questions; at least {FewestQuestions} are needed");
        }
    }

    private IEnumerable<(int Line, string Reason)> ClaimsOf(PassageFile file)
    {
        var onlySales = SalesClaims.RestsOnSalesAlone(file);
        if (onlySales && file.Passage.Grade is not EvidenceGrade.Advice)
        {
            yield return (file.Lines.Of("grade"), "a sales page alone is no evidence: a passage that cites nothing else is graded \"advice\"");
        }

        foreach (var (sentence, line) in file.Passage.Sentences.Zip(file.Lines.Sentences))
        {
            foreach (var rule in claims.Read(sentence.Text).Hits.Where(rule => !(rule.Violation is Violation.Superlative && sentence.Source is not null)))
            {
                yield return (line, $"the sentence breaks the rule \"{rule.Id}\" ({rule.Why.TrimEnd('.')}): \"{sentence.Text}\"");
            }

            if (onlySales && sentence.Source is null && SalesClaims.EffectIn(sentence.Text) is { } effect)
            {
                yield return (line, $"a sales page alone never supports that something works (\"{effect}\"); say in the sentence whose claim it is: \"{sentence.Text}\"");
            }
        }
    }
}
