using System.Text.RegularExpressions;

using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Verification;

/// <summary>What was judged of a whole answer.</summary>
/// <param name="Violations">What is wrong with it, in the order of the enumeration; empty when it is in order.</param>
/// <param name="Score">0 to 1, higher is worse; a violation from 0.5 up.</param>
public sealed record Judgement(IReadOnlyList<Violation> Violations, double Score);

/// <summary>Judges a finished answer, from whatever writer, against the passages it was given. The same checks as in a turn, on plain text with <c>[n]</c> markers.</summary>
public sealed partial class AnswerJudge(ClaimsPolicy policy, GroundingWeights weights, WordKinship kinship)
{
    private const int FewestStems = 2;
    private const double Broken = 0.8;
    private const double Further = 0.05;

    /// <summary>Judges an answer.</summary>
    /// <param name="passages">The texts of the passages; <c>[1]</c> in the answer is the first.</param>
    /// <param name="answer">The answer as a patient would read it.</param>
    public Judgement Judge(IReadOnlyList<string> passages, string answer)
    {
        var violations = new SortedSet<Violation>();
        var doubt = 0.0;
        if (Marker().Matches(answer).Any(match => !IsGiven(match.Groups["number"].ValueSpan, passages.Count)))
        {
            violations.Add(Violation.FabricatedCitation);
        }

        if (Links.In(answer).Any(link => !passages.Any(passage => passage.Contains(link, StringComparison.OrdinalIgnoreCase))))
        {
            violations.Add(Violation.UnsafeLink);
        }

        var grounding = new Grounding(passages, policy, weights, kinship);
        var rests = violations.Count > 0;
        var unsupported = new SortedSet<Violation>();
        foreach (var sentence in SentencesOf(Links.Remove(answer)))
        {
            var reading = policy.Read(sentence);
            violations.UnionWith(reading.Hits.Select(rule => rule.Violation));
            if (reading.NeedsNoSupport || sentence.EndsWith(':') || grounding.Says(reading.Text))
            {
                rests = true;
                continue;
            }

            if (ContentWords.StemsOf(reading.Text).Count < FewestStems)
            {
                continue;
            }

            rests = true;

            if (reading.Hits.Count == 0)
            {
                var support = grounding.Weigh(sentence, reading.Therapies);
                doubt = Math.Max(doubt, support.Doubt);
                if (!support.Holds)
                {
                    unsupported.Add(support.Violation);
                }
            }
        }

        if (!rests && answer.Length > 0)
        {
            // Nothing but "Yes, it works": a statement without anything that could be looked up.
            violations.Add(Violation.Ungrounded);
        }

        // What breaks a rule is certain; what is not supported is as bad as the doubt about it.
        var certain = violations.Count > 0 ? Math.Min(1, Broken + (Further * violations.Count)) : 0;
        violations.UnionWith(unsupported);
        return new Judgement([.. violations], Math.Max(doubt, certain));
    }

    private static IEnumerable<string> SentencesOf(string answer) =>
        SentenceEnd().Split(Spaces().Replace(answer, " ")).Select(sentence => sentence.Trim(' ', ',', '-', '*', '•')).Where(sentence => sentence.Length > 0);

    private static bool IsGiven(ReadOnlySpan<char> marker, int count) => int.TryParse(marker, out var number) && number >= 1 && number <= count;

    [GeneratedRegex(@"[^\S\n]+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\[(?<number>\d+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Marker();

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+|;\s|\s?(?:\[\d+\]\s?)+[.,]?", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex SentenceEnd();
}
