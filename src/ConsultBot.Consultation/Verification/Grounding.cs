using System.Globalization;
using System.Text.RegularExpressions;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Verification;

/// <summary>How far a sentence is supported by given texts.</summary>
/// <param name="Doubt">How likely it is not supported, 0 to 1; it is not from 0.5 up.</param>
/// <param name="Violation">What is wrong when it is not supported.</param>
/// <param name="Because">The weightiest reasons for doubt, for the reviewer.</param>
public readonly record struct Support(double Doubt, Violation Violation, string Because)
{
    /// <summary>Whether the texts support the sentence.</summary>
    public bool Holds => Doubt < 0.5;
}

/// <summary>How much each reason for doubt counts, in log-odds; numbers of <c>prompts/guardrails/thresholds.yaml</c>.</summary>
/// <param name="Uncovered">All words of the sentence stand nowhere in the texts; counted in proportion.</param>
/// <param name="Scattered">No single sentence of the texts covers its words; counted in proportion.</param>
/// <param name="Number">A number that the texts do not have.</param>
/// <param name="Unit">A number with another unit.</param>
/// <param name="Name">A name that the texts do not have.</param>
/// <param name="Therapy">What is said of another therapy.</param>
/// <param name="Polarity">A denial that the texts do not make, or the other way round.</param>
/// <param name="Direction">The opposite of a word in the texts.</param>
/// <param name="Population">People instead of animals or cells.</param>
/// <param name="Certainty">A certainty that the texts do not claim.</param>
/// <param name="Bearable">How much doubt a sentence bears before it counts as not supported.</param>
public sealed record GroundingWeights(
    double Uncovered, double Scattered, double Number, double Unit, double Name, double Therapy, double Polarity, double Direction, double Population, double Certainty, double Bearable);

/// <summary>
/// Weighs a sentence against passages without a model: how much of what it says they say too, and whether its numbers, units, names, denials, directions, therapies,
/// certainty and who was studied agree with the clause that is nearest to it.
/// </summary>
public sealed partial class Grounding
{
    private const float SameStatement = 0.6f;
    private const float ClearlyNearer = 0.1f;
    private const float WordForWord = 0.8f;
    private const int FewestWords = 2;

    private const string Denial = "a denial that the passages do not make, or the other way round";

    private readonly SourceText source;
    private readonly Func<FoldedText, Therapies> therapiesOf;
    private readonly GroundingWeights weights;

    /// <summary>Prepares the texts that sentences are weighed against.</summary>
    /// <param name="texts">The passages.</param>
    /// <param name="policy">Knows the names of therapies.</param>
    /// <param name="weights">How much each reason counts.</param>
    /// <param name="kinship">How much words say, and which are kin.</param>
    public Grounding(IReadOnlyList<string> texts, ClaimsPolicy policy, GroundingWeights weights, WordKinship kinship)
    {
        this.weights = weights;
        therapiesOf = policy.TherapiesIn;
        source = new SourceText(texts, kinship, therapiesOf);
    }

    /// <summary>Whether the texts say these very words one after the other.</summary>
    public bool Says(FoldedText text) => source.Says(text);

    /// <summary>The support for one sentence.</summary>
    /// <param name="sentence">The sentence, as written.</param>
    /// <param name="therapies">The therapies it names.</param>
    public Support Weigh(string sentence, Therapies therapies)
    {
        var claim = source.Read(sentence);
        if (claim.Content.Length == 0 && claim.Numbers.Count == 0)
        {
            // "Yes" rests on nothing that could be looked up.
            return new Support(1, Violation.Ungrounded, "nothing that could be looked up");
        }

        var doubts = new Doubts(weights.Bearable);
        var nearest = source.Sentences.MaxBy(candidate => source.Coverage(claim.Content, candidate));
        var uncovered = 1 - ((source.Overlap(claim.Content, source.Whole) + source.Coverage(claim.Content, source.Whole)) / 2);
        doubts.Add(Violation.Ungrounded, weights.Uncovered * uncovered, $"{Percent(1 - uncovered)} of what it says stands in the passages");
        if (nearest is null)
        {
            return doubts.Sum();
        }

        doubts.Add(Violation.Ungrounded, weights.Scattered * (1 - source.Coverage(claim.Content, nearest)), "no sentence of the passages says it by itself");
        if (claim.Numbers.FirstOrDefault(number => !source.Whole.Numbers.Contains(number)) is { } strange)
        {
            doubts.Add(source.Coverage(claim.Content, nearest) >= SameStatement ? Violation.Contradiction : Violation.Ungrounded, weights.Number, $"a number that the passages do not have: {strange}");
        }

        if ((therapies & ~source.Therapies) != Therapies.None)
        {
            doubts.Add(Violation.Ungrounded, weights.Therapy, "a therapy that the passages do not name");
        }

        if (StrangeName(sentence) is { } name)
        {
            doubts.Add(Violation.Ungrounded, weights.Name, $"a name that the passages do not have: {name}");
        }

        if (claim.OtherUnit(nearest) is { } unit)
        {
            doubts.Add(Violation.Contradiction, weights.Unit, $"another unit: {unit}");
        }

        if (claim.TakesAnimalsForPeople(nearest))
        {
            doubts.Add(Violation.Contradiction, weights.Population, "people instead of animals or cells");
        }

        if (claim.Words.Overlaps(Certain) && !claim.Words.Overlaps(Hedged) && nearest.Words.Overlaps(Hedged) && !nearest.Words.Overlaps(Certain))
        {
            doubts.Add(Violation.Contradiction, weights.Certainty, "more certain than the nearest sentence");
        }

        if (claim.Denies != nearest.Denies && source.Overlap(claim.Content, nearest) >= WordForWord && source.Overlap(nearest.Content, claim) >= WordForWord)
        {
            // Nearly the same sentence, but for a word that denies: it need not stand in the clause that it turns.
            doubts.Add(Violation.Contradiction, weights.Polarity, Denial);
        }

        foreach (var clause in SourceText.ClausesOf(sentence))
        {
            Compare(clause, doubts);
        }

        return doubts.Sum();
    }

    // What a clause says is compared with the clause of the passages that is nearest to it.
    private void Compare(string text, Doubts doubts)
    {
        var clause = source.Read(text);
        if (clause.Content.Length < FewestWords)
        {
            return;
        }

        float same = 0, other = 0, best = 0;
        var nearest = -1;
        for (var i = 0; i < source.Clauses.Length; i++)
        {
            var coverage = source.Coverage(clause.Content, source.Clauses[i]);
            if (source.Clauses[i].Denies == clause.Denies)
            {
                same = Math.Max(same, coverage);
            }
            else
            {
                other = Math.Max(other, coverage);
            }

            (best, nearest) = coverage > best ? (coverage, i) : (best, nearest);
        }

        if (other >= SameStatement && other > same + ClearlyNearer)
        {
            doubts.Add(Violation.Contradiction, weights.Polarity * other, Denial);
        }

        if (best < SameStatement)
        {
            return;
        }

        var named = therapiesOf(TextFolding.Fold(text));
        if (named != Therapies.None && source.Clauses[nearest].Therapies != Therapies.None && (named & source.Clauses[nearest].Therapies) == Therapies.None)
        {
            doubts.Add(Violation.Contradiction, weights.Therapy, "said of another therapy");
        }

        if (clause.Opposite(source.Clauses[nearest]) is { } word)
        {
            doubts.Add(Violation.Contradiction, weights.Direction * best, $"the other direction: {word}");
        }
    }

    private string? StrangeName(string sentence)
    {
        foreach (Match match in Name().Matches(sentence))
        {
            var tokens = TextFolding.Fold(match.Value).Tokens;
            if (tokens.Length > 0 && !Stopwords.Contains(tokens[0].Word) && source.Cover(PorterStemmer.Stem(tokens[0].Word), source.Whole) == 0)
            {
                return match.Value;
            }
        }

        return null;
    }

    private static string Percent(float share) => (share * 100).ToString("F0", CultureInfo.InvariantCulture) + " %";

    private static readonly HashSet<string> Certain = [.. "proven proves prove proved proof definitely certainly always guaranteed all every everyone undoubtedly established confirmed confirms cures permanent permanently completely fully entirely invariably conclusively universally will".Split(' ')];

    private static readonly HashSet<string> Hedged = [.. "may might could can perhaps possibly suggest suggests suggested seem seems appear appears likely unclear unknown limited early small few preliminary some sometimes often usually potential potentially about roughly probably hope hoped hopes thought claims claim".Split(' ')];

    // A word with a capital letter that does not begin the sentence.
    [GeneratedRegex(@"(?<=[\p{L}\d,;:)]\s+)\p{Lu}\p{Ll}{2,}", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Name();

    private sealed class Doubts(double bearable)
    {
        private const double Telling = 0.4;

        private readonly List<(Violation Violation, double Weight, string Reason)> reasons = [];

        public void Add(Violation violation, double weight, string reason) => reasons.Add((violation, weight, reason));

        // Each reason counts once, however many clauses give it.
        public Support Sum()
        {
            var distinct = reasons.GroupBy(reason => reason.Reason, StringComparer.Ordinal).Select(group => group.MaxBy(reason => reason.Weight)).OrderByDescending(reason => reason.Weight).ToArray();
            var doubt = 1 / (1 + Math.Exp(bearable - distinct.Sum(reason => reason.Weight)));
            var contradictions = distinct.Where(reason => reason.Violation is Violation.Contradiction).Sum(reason => reason.Weight);
            var gaps = distinct.Where(reason => reason.Violation is Violation.Ungrounded).Sum(reason => reason.Weight);
            return new Support(doubt, contradictions >= Telling && contradictions * 2 > gaps ? Violation.Contradiction : Violation.Ungrounded, string.Join("; ", distinct.Where(reason => reason.Weight >= Telling).Select(reason => reason.Reason)));
        }
    }
}
