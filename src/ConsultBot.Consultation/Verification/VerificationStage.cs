using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Models;
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
    /// <summary>Nothing was drafted.</summary>
    public static Verified Nothing { get; } = new([], AsList: false, string.Empty);

    /// <summary>The sentences that may be shown.</summary>
    public IReadOnlyList<Claim> Claims { get; } = [.. Verdicts.Where(verdict => verdict.Holds).Select(verdict => verdict.Claim)];

    /// <summary>The call of a language model that it comes from, or <c>null</c>.</summary>
    public ModelCall? Call { get; init; }

    /// <summary>The sentences that did not hold, with the reasons.</summary>
    public IEnumerable<RejectedSentence> Rejected => Verdicts.Where(verdict => !verdict.Holds).Select(verdict => new RejectedSentence(verdict.Claim.Text, verdict.Because));

    /// <summary>Whether the verdict sentence held; without it the rest answers nothing.</summary>
    public bool Answers => Verdicts.Count > 0 && Verdicts[0].Holds;
}

/// <summary>
/// Reads every sentence of a draft. A sentence holds when its passage was retrieved, its quote stands in that passage word for word, it says no more than the
/// passage, and it breaks no rule of the claims policy. A sentence that fails is dropped.
/// </summary>
public sealed class VerificationStage(ClaimsPolicy policy, GroundingWeights weights, WordKinship kinship)
{
    /// <summary>The verdicts on a draft against the passages that were retrieved for it.</summary>
    public Verified Check(Draft draft, Found found) =>
        new([.. draft.Claims.Select(claim => Check(claim, found.Passages, isExtracted: draft.Model is ExtractiveComposer.ModelId))], draft.AsList, draft.Model)
        {
            Call = draft.Call,
        };

    private SentenceVerdict Check(Claim claim, IReadOnlyList<RetrievedPassage> passages, bool isExtracted)
    {
        var passage = passages.FirstOrDefault(found => string.Equals(found.Passage.Id, claim.PassageId, StringComparison.Ordinal))?.Passage;
        if (passage is null)
        {
            return new SentenceVerdict(claim, [Violation.FabricatedCitation], $"no passage \"{claim.PassageId}\" was retrieved");
        }

        // A passage was read and approved sentence by sentence; what likeness says counts for what others write.
        var reading = policy.Read(claim.Text);
        var isOwn = IsOwnSentence(claim.Text, passage);
        var hits = isOwn ? reading.PhraseHits : reading.Hits;
        if (hits.Count > 0)
        {
            return new SentenceVerdict(claim, [.. hits.Select(rule => rule.Violation).Distinct()], string.Join(", ", hits.Select(rule => rule.Id)));
        }

        if (Links.In(claim.Text).Any(link => !passage.Text.Contains(link, StringComparison.OrdinalIgnoreCase)))
        {
            return new SentenceVerdict(claim, [Violation.UnsafeLink], "an address that the passage does not have");
        }

        if (!isOwn && !PlainSentence.Is(claim.Text))
        {
            return new SentenceVerdict(claim, [Violation.UnsafeLink], "markup, or signs that cannot be seen");
        }

        return isOwn ? new SentenceVerdict(claim, [], "exact")
            : isExtracted ? new SentenceVerdict(claim, [Violation.Ungrounded], "an extracted sentence that is not the passage's own")
            : CheckParaphrase(claim, passage, reading);
    }

    private SentenceVerdict CheckParaphrase(Claim claim, Passage passage, ClaimReading reading)
    {
        if (string.IsNullOrWhiteSpace(claim.Quote) || !passage.Text.Contains(claim.Quote, StringComparison.OrdinalIgnoreCase))
        {
            return new SentenceVerdict(claim, [Violation.FabricatedCitation], "the quote does not stand in the passage");
        }

        var support = new Grounding([passage.Text], policy, weights, kinship).Weigh(claim.Text, reading.Therapies);
        return support.Holds ? new SentenceVerdict(claim, [], "paraphrase") : new SentenceVerdict(claim, [support.Violation], support.Because);
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
