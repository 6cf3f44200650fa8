using System.Collections.Frozen;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Verification;

/// <summary>How far a sentence is supported by given texts.</summary>
/// <param name="Coverage">The share of its content words that the best text has, 0 to 1.</param>
/// <param name="Contradicts">Why it says another thing than the nearest sentence does, or <c>null</c>.</param>
public readonly record struct Support(double Coverage, string? Contradicts);

/// <summary>Weighs a sentence against the sentences of passages by words, numbers, negation and direction. No model; see <c>docs/verification.md</c>.</summary>
public sealed class Grounding
{
    private const double SameStatement = 0.5;

    private static readonly FrozenSet<string> Negations =
        "not no never none neither nor without cannot cant dont doesnt didnt isnt arent wasnt werent wont hasnt havent hadnt lack lacks lacking unknown unproven unapproved unclear nobody nothing"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> NumberWords = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8",
        ["nine"] = "9", ["ten"] = "10", ["twelve"] = "12", ["twenty"] = "20", ["hundred"] = "100",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Opposites = Pairs(
        "increase decrease|rise fall|more less|more fewer|higher lower|high low|strong weak|stronger weaker|strongest weakest|longer shorter|long short|"
        + "improve worsen|common rare|always never|most few|many few|large small|larger smaller|start stop|before after|approved unapproved|human animal|"
        + "people mice|person mouse|own donor|same different|everyone nobody|all none|safe unsafe|proven unproven|established unsettled|fast slow|"
        + "faster slower|reduce increase|reduce raise|boost reduce|easy hard|complete limited|first last|living dead|early established");

    private readonly SourceSentence[] sentences;
    private readonly HashSet<string> allStems = new(StringComparer.Ordinal);

    /// <summary>Prepares the texts that sentences are weighed against.</summary>
    public Grounding(IEnumerable<string> texts)
    {
        sentences =
        [
            .. from text in texts
               let folded = TextFolding.Fold(text)
               from index in Enumerable.Range(0, folded.Sentences.Length)
               select new SourceSentence(folded.TokensOf(index).ToArray()),
        ];
        foreach (var sentence in sentences)
        {
            allStems.UnionWith(sentence.Stems);
        }
    }

    /// <summary>The support for one sentence.</summary>
    public Support Weigh(FoldedText text)
    {
        var claim = new SourceSentence(text.Tokens);
        if (claim.Stems.Count == 0)
        {
            return new Support(1, null);
        }

        var nearest = default(SourceSentence?);
        var nearestShare = 0.0;
        foreach (var sentence in sentences)
        {
            var share = Share(claim.Stems, sentence.Stems);
            if (share > nearestShare)
            {
                (nearest, nearestShare) = (sentence, share);
            }
        }

        var coverage = Math.Max(nearestShare, Share(claim.Stems, allStems));
        return new Support(coverage, nearest is null ? null : Contradiction(claim, nearest, nearestShare));
    }

    private string? Contradiction(SourceSentence claim, SourceSentence nearest, double share)
    {
        if (claim.Numbers.Count > 0 && !claim.Numbers.IsSubsetOf(sentences.SelectMany(sentence => sentence.Numbers)))
        {
            return "a number that the passages do not have";
        }

        if (share < SameStatement)
        {
            return null;
        }

        if (claim.IsNegated != nearest.IsNegated)
        {
            return "a negation that the nearest sentence does not have, or the other way round";
        }

        foreach (var word in claim.Words)
        {
            if (Opposites.TryGetValue(word, out var opposites)
                && opposites.Split(' ').Any(opposite => nearest.Words.Contains(opposite) && !claim.Words.Contains(opposite))
                && !nearest.Words.Contains(word))
            {
                return $"the other direction: \"{word}\"";
            }
        }

        return null;
    }

    private static double Share(HashSet<string> claim, HashSet<string> source)
    {
        var shared = 0;
        foreach (var stem in claim)
        {
            shared += source.Contains(stem) ? 1 : 0;
        }

        return (double)shared / claim.Count;
    }

    private static FrozenDictionary<string, string> Pairs(string pairs)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs.Split('|'))
        {
            var words = pair.Split(' ').Select(PorterStemmer.Stem).ToArray();
            Add(words[0], words[1]);
            Add(words[1], words[0]);
        }

        return result.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string word, string opposite) =>
            result[word] = result.TryGetValue(word, out var others) ? $"{others} {opposite}" : opposite;
    }

    private sealed class SourceSentence
    {
        public SourceSentence(Token[] tokens)
        {
            Stems = ContentWords.StemsOf(tokens);
            foreach (var token in tokens)
            {
                Words.Add(PorterStemmer.Stem(token.Word));
                IsNegated ^= Negations.Contains(token.Word);
                if (token.IsNumber)
                {
                    Numbers.Add(token.Word);
                }
                else if (NumberWords.TryGetValue(token.Word, out var number))
                {
                    Numbers.Add(number);
                }
            }

            // "One review says" is no count.
            Numbers.Remove("1");
        }

        public HashSet<string> Stems { get; }

        public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Numbers { get; } = new(StringComparer.Ordinal);

        public bool IsNegated { get; }
    }
}
