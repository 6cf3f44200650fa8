using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Retrieval;

namespace ConsultBot.Consultation.Verification;

/// <summary>What verification said of one sentence.</summary>
/// <param name="Claim">The sentence and what it claims to rest on.</param>
/// <param name="Violations">What is wrong with it; empty when it may be shown.</param>
/// <param name="Because">The rules or the reason, for the reviewer.</param>
public sealed record SentenceVerdict(Claim Claim, IReadOnlyList<Violation> Violations, string Because)
{
    /// <summary>Whether the sentence may be shown.</summary>
    public bool Holds => Violations.Count == 0;
}

/// <summary>A draft after verification.</summary>
/// <param name="Verdicts">A verdict for each sentence of the draft, in order.</param>
/// <param name="AsList">Whether the sentences after the first are the items of a list.</param>
/// <param name="Model">Who wrote them.</param>
public sealed record Verified(IReadOnlyList<SentenceVerdict> Verdicts, bool AsList, string Model)
{
    /// <summary>The sentences that may be shown.</summary>
    public IReadOnlyList<Claim> Claims { get; } = [.. Verdicts.Where(verdict => verdict.Holds).Select(verdict => verdict.Claim)];

    /// <summary>Whether the verdict sentence held; without it the rest answers nothing.</summary>
    public bool Answers => Verdicts.Count > 0 && Verdicts[0].Holds;
}

/// <summary>Numbers of <c>prompts/guardrails/thresholds.yaml</c> that verification goes by.</summary>
/// <param name="FewestWordsShared">The share of a paraphrase's content words that the passages must have, 0 to 1.</param>
public sealed record VerificationThresholds(double FewestWordsShared);

/// <summary>
/// Reads every sentence of a draft. A sentence holds when its passage was retrieved, its quote stands in that passage word for word, it says no more than the
/// passage, and it breaks no rule of the claims policy. A sentence that fails is dropped.
/// </summary>
public sealed class VerificationStage(ClaimsPolicy policy, VerificationThresholds thresholds)
{
    /// <summary>The verdicts on a draft against the passages that were retrieved for it.</summary>
    public Verified Check(Draft draft, Found found) =>
        new([.. draft.Claims.Select(claim => Check(claim, found.Passages))], draft.AsList, draft.Model);

    private SentenceVerdict Check(Claim claim, IReadOnlyList<RetrievedPassage> passages)
    {
        var passage = passages.FirstOrDefault(found => string.Equals(found.Passage.Id, claim.PassageId, StringComparison.Ordinal))?.Passage;
        if (passage is null)
        {
            return new SentenceVerdict(claim, [Violation.FabricatedCitation], $"no passage \"{claim.PassageId}\" was retrieved");
        }

        var reading = policy.Read(claim.Text);
        if (reading.Hits.Count > 0)
        {
            return new SentenceVerdict(
                claim,
                [.. reading.Hits.Select(rule => rule.Violation).Distinct()],
                string.Join(", ", reading.Hits.Select(rule => rule.Id)));
        }

        if (Links.In(claim.Text).Any(link => !passage.Text.Contains(link, StringComparison.OrdinalIgnoreCase)))
        {
            return new SentenceVerdict(claim, [Violation.UnsafeLink], "an address that the passage does not have");
        }

        return IsOwnSentence(claim.Text, passage) ? new SentenceVerdict(claim, [], "exact") : CheckParaphrase(claim, passage, reading);
    }

    private SentenceVerdict CheckParaphrase(Claim claim, Passage passage, ClaimReading reading)
    {
        if (string.IsNullOrWhiteSpace(claim.Quote) || !passage.Text.Contains(claim.Quote, StringComparison.OrdinalIgnoreCase))
        {
            return new SentenceVerdict(claim, [Violation.FabricatedCitation], "the quote does not stand in the passage");
        }

        var support = new Grounding([passage.Text], policy.TherapiesIn).Weigh(reading.Text, reading.Therapies);
        return support switch
        {
            { Contradicts: { } reason } => new SentenceVerdict(claim, [Violation.Contradiction], reason),
            _ when support.Coverage < thresholds.FewestWordsShared =>
                new SentenceVerdict(claim, [Violation.Ungrounded], $"{Math.Round(support.Coverage * 100):F0} % of its words stand in the passage"),
            _ => new SentenceVerdict(claim, [], "paraphrase"),
        };
    }

    private static bool IsOwnSentence(string text, Passage passage)
    {
        foreach (var sentence in passage.Sentences)
        {
            if (string.Equals(sentence.Text, text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
