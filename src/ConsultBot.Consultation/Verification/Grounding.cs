using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Verification;

/// <summary>How far a sentence is supported by given texts.</summary>
/// <param name="Coverage">The share of its content words that the nearest text has, 0 to 1.</param>
/// <param name="Contradicts">Why it says another thing than the nearest sentence does, or <c>null</c>.</param>
public readonly record struct Support(double Coverage, string? Contradicts);

/// <summary>
/// Weighs a sentence against the sentences of passages: by shared words, numbers and their units, negation, direction, and who was studied. A sentence that names
/// a therapy is weighed only against passages that name it too, so that nothing that was said of one carries over to another. No model.
/// </summary>
public sealed class Grounding
{
    private const double SameStatement = 0.5;

    private readonly PassageText[] passages;
    private readonly HashSet<string> numbers = new(StringComparer.Ordinal);

    /// <summary>Prepares the texts that sentences are weighed against.</summary>
    /// <param name="texts">The passages.</param>
    /// <param name="therapiesOf">The therapies that a folded text names.</param>
    public Grounding(IEnumerable<string> texts, Func<FoldedText, Therapies> therapiesOf)
    {
        passages = [.. texts.Select(text => new PassageText(TextFolding.Fold(text), therapiesOf))];
        foreach (var sentence in passages.SelectMany(passage => passage.Sentences))
        {
            numbers.UnionWith(sentence.Numbers);
        }
    }

    /// <summary>The support for one sentence.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="therapies">The therapies it names.</param>
    public Support Weigh(FoldedText text, Therapies therapies)
    {
        var claim = new Statement(text.Tokens);
        if (claim.Stems.Count == 0)
        {
            // "Yes" rests on nothing that could be looked up.
            return new Support(0, null);
        }

        var nearest = default(Statement?);
        double nearestShare = 0, best = 0;
        foreach (var passage in passages.Where(passage => (therapies & ~passage.Therapies) == Therapies.None))
        {
            best = Math.Max(best, claim.ShareIn(passage.Stems));
            foreach (var sentence in passage.Sentences)
            {
                var share = claim.ShareIn(sentence.Stems);
                if (share > nearestShare)
                {
                    (nearest, nearestShare) = (sentence, share);
                }
            }
        }

        if (!claim.Numbers.IsSubsetOf(numbers))
        {
            best = Math.Min(best, nearestShare < SameStatement ? 0 : best);
        }

        return new Support(best, nearest is null ? null : Contradiction(claim, nearest, nearestShare));
    }

    private string? Contradiction(Statement claim, Statement nearest, double share)
    {
        if (share < SameStatement)
        {
            return null;
        }

        return !claim.Numbers.IsSubsetOf(numbers) ? "a number that the passages do not have" : claim.OtherUnit(nearest) ?? claim.OtherPolarity(nearest) ?? claim.OtherDirection(nearest) ?? claim.OtherPopulation(nearest);
    }

    private sealed class PassageText
    {
        public PassageText(FoldedText text, Func<FoldedText, Therapies> therapiesOf)
        {
            Sentences = [.. Enumerable.Range(0, text.Sentences.Length).Select(index => new Statement(text.TokensOf(index).ToArray()))];
            Stems = [.. Sentences.SelectMany(sentence => sentence.Stems)];
            Therapies = therapiesOf(text);
        }

        public Statement[] Sentences { get; }

        public HashSet<string> Stems { get; }

        public Therapies Therapies { get; }
    }
}
