using System.Collections.Frozen;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Verification;

/// <summary>What a sentence says, as far as words alone tell: its content words, which of them are negated, its numbers and their units.</summary>
internal sealed class Statement
{
    private const int NegationReach = 3;

    private static readonly FrozenSet<string> Negations = Set(
        "not no never none neither nor without cannot cant dont doesnt didnt isnt arent wasnt werent wont hasnt havent hadnt lack lacks lacking nobody nothing unlikely");

    private static readonly FrozenSet<string> Units = Set(
        "nanometer nanometre nm mm cm day days week weeks month months year years hour hours minute minutes session sessions visit visits percent % people patients trials");

    private static readonly FrozenSet<string> Humans = StemSet("people person human humans patient patients volunteers women men participants faces");

    private static readonly FrozenSet<string> NotHumans = StemSet("mice mouse animal animals rat rats cells cell laboratory lab dish dishes preclinical culture cultures");

    private static readonly FrozenSet<string> Hedges = StemSet("unknown unproven unclear unapproved unsettled missing few little limited only hardly");

    private static readonly FrozenDictionary<string, string> NumberWords = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9",
        ["ten"] = "10", ["twelve"] = "12", ["twenty"] = "20", ["hundred"] = "100",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> Opposites = Pairs(
        "increase decrease|rise fall|more less|more fewer|higher lower|high low|strong weak|stronger weaker|strongest weakest|strongest least|longer shorter|long short|"
        + "improve worsen|common rare|always never|most few|many few|large small|larger smaller|approved unapproved|own donor|everyone nobody|all none|safe unsafe|"
        + "proven unproven|fast slow|faster slower|reduce increase|reduce raise|reduce boost|reduce enhance|easy hard|complete limited|first last|living dead|wet dry|"
        + "moist dry|thicker thinner|above below|best worst|standardized unstandardized|narrow wide|raise lower|raise hold|speed slow|gain lose|before after");

    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string> negated = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> unitOfNumber = new(StringComparer.Ordinal);

    public Statement(Token[] tokens)
    {
        Stems = ContentWords.StemsOf(tokens);
        var reach = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = tokens[i].Word;
            var stem = PorterStemmer.Stem(word);
            words.Add(stem);
            if (Negations.Contains(word))
            {
                reach = NegationReach;
            }
            else if (!Stopwords.Contains(word) && reach-- > 0)
            {
                negated.Add(stem);
            }

            if (NumberOf(tokens[i]) is { } number)
            {
                Numbers.Add(number);
                if (i + 1 < tokens.Length && Units.Contains(tokens[i + 1].Word))
                {
                    unitOfNumber[number] = PorterStemmer.Stem(tokens[i + 1].Word);
                }
            }
        }
    }

    /// <summary>The stems of its content words.</summary>
    public HashSet<string> Stems { get; }

    /// <summary>Its numbers, in digits.</summary>
    public HashSet<string> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>The share of its content words that a text has.</summary>
    public double ShareIn(HashSet<string> stems)
    {
        var shared = 0;
        foreach (var stem in Stems)
        {
            shared += stems.Contains(stem) ? 1 : 0;
        }

        return (double)shared / Stems.Count;
    }

    /// <summary>Why a number of it has another unit than in the other statement, or <c>null</c>.</summary>
    public string? OtherUnit(Statement other)
    {
        foreach (var (number, unit) in unitOfNumber)
        {
            if (other.unitOfNumber.TryGetValue(number, out var otherUnit) && !string.Equals(unit, otherUnit, StringComparison.Ordinal))
            {
                return $"another unit: {number} {unit}";
            }
        }

        return null;
    }

    /// <summary>Why it denies what the other statement affirms, or the other way round; <c>null</c> when it does not.</summary>
    public string? OtherPolarity(Statement other)
    {
        var shared = Stems.Where(other.Stems.Contains).ToArray();
        var turned = shared.Count(stem => negated.Contains(stem) != other.negated.Contains(stem));
        var isTurned = turned > 0 && (negated.Count == 0 || other.negated.Count == 0 || turned * 2 > shared.Length);
        return isTurned && !HasHedge(other) ? "a negation that the nearest sentence does not have, or the other way round" : null;
    }

    /// <summary>Why it points the other way than the other statement, or <c>null</c>.</summary>
    public string? OtherDirection(Statement other)
    {
        foreach (var word in words)
        {
            if (Opposites.TryGetValue(word, out var opposites) && !other.words.Contains(word)
                && Array.Exists(opposites, opposite => other.words.Contains(opposite) && !words.Contains(opposite)))
            {
                return $"the other direction: \"{word}\"";
            }
        }

        return null;
    }

    /// <summary>Why it speaks of people where the other statement speaks of animals or cells, or <c>null</c>.</summary>
    public string? OtherPopulation(Statement other) =>
        words.Overlaps(Humans) && !words.Overlaps(NotHumans) && other.words.Overlaps(NotHumans) && !other.words.Overlaps(Humans)
            ? "people instead of animals or cells"
            : null;

    // "Few", "unknown" and their like deny without a negation word, so a sentence with one of them is no sure witness of polarity.
    private static bool HasHedge(Statement statement) => statement.words.Overlaps(Hedges);

    private static string? NumberOf(Token token) =>
        token.IsNumber ? token.Word : NumberWords.GetValueOrDefault(token.Word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> StemSet(string words) => words.Split(' ').Select(PorterStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string[]> Pairs(string pairs) => pairs.Split('|')
        .Select(pair => pair.Split(' ').Select(PorterStemmer.Stem).ToArray())
        .SelectMany(pair => new[] { (Word: pair[0], Opposite: pair[1]), (Word: pair[1], Opposite: pair[0]) })
        .Where(pair => !string.Equals(pair.Word, pair.Opposite, StringComparison.Ordinal))
        .GroupBy(pair => pair.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Opposite).ToArray(), StringComparer.Ordinal);
}
