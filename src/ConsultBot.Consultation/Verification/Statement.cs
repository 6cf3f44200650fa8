using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Verification;

/// <summary>What a sentence or a clause says, as far as words alone tell: its content words, its numbers and their units, and whether it denies.</summary>
internal sealed class Statement
{
    // A single letter is no word of its own.
    private const int ShortestWord = 2;
    private const int PrefixLength = 5;

    private readonly Dictionary<string, string> unitOfNumber = new(StringComparer.Ordinal);

    /// <summary>Reads the tokens of a sentence or a clause.</summary>
    public Statement(ReadOnlySpan<Token> tokens, WordKinship kinship)
    {
        var content = new List<string>(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = tokens[i].Word;
            var stem = PorterStemmer.Stem(word);
            Words.Add(word);
            Negations += SenseWords.Negations.Contains(word) ? 1 : 0;
            if (NumberOf(tokens[i]) is { } number)
            {
                Numbers.Add(number);
                if (i + 1 < tokens.Length && SenseWords.Units.TryGetValue(tokens[i + 1].Word, out var unit))
                {
                    unitOfNumber[number] = unit;
                }
            }
            else if (word.Length >= ShortestWord && !Stopwords.Contains(word) && !SenseWords.Negations.Contains(word))
            {
                content.Add(stem);
                if (stem.Length >= PrefixLength)
                {
                    Beginnings.Add(stem[..PrefixLength]);
                }

                foreach (var family in kinship.FamiliesOf(stem))
                {
                    Families.Add(family);
                }
            }

            Stems.Add(stem);
        }

        Content = [.. content.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The therapies it names, where that was read.</summary>
    public Therapies Therapies { get; init; }

    /// <summary>The stems of its content words, in order.</summary>
    public string[] Content { get; }

    /// <summary>All its words.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>The stems of all its words.</summary>
    public HashSet<string> Stems { get; } = new(StringComparer.Ordinal);

    /// <summary>The first letters of its longer content words, by which "standardised" and "standards" are alike.</summary>
    public HashSet<string> Beginnings { get; } = new(StringComparer.Ordinal);

    /// <summary>The families of its content words.</summary>
    public HashSet<string> Families { get; } = new(StringComparer.Ordinal);

    /// <summary>Its numbers, in digits.</summary>
    public HashSet<string> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>How many words of it deny.</summary>
    public int Negations { get; }

    /// <summary>Whether it denies: two denials affirm.</summary>
    public bool Denies => Negations % 2 == 1;

    /// <summary>A number of it that has another unit in the other statement, or <c>null</c>.</summary>
    public string? OtherUnit(Statement other)
    {
        foreach (var (number, unit) in unitOfNumber)
        {
            if (other.unitOfNumber.TryGetValue(number, out var otherUnit) && !string.Equals(unit, otherUnit, StringComparison.Ordinal))
            {
                return $"{number} {unit}";
            }
        }

        return null;
    }

    /// <summary>A word of it whose opposite the other statement has in its place, or <c>null</c>.</summary>
    public string? Opposite(Statement other)
    {
        foreach (var word in Stems)
        {
            if (SenseWords.Opposites.TryGetValue(word, out var opposites) && !other.Stems.Contains(word)
                && Array.Exists(opposites, opposite => other.Stems.Contains(opposite) && !Stems.Contains(opposite)))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>Whether it speaks of people where the other statement speaks of animals or cells.</summary>
    public bool TakesAnimalsForPeople(Statement other) =>
        Stems.Overlaps(SenseWords.Humans) && !Stems.Overlaps(SenseWords.NotHumans) && other.Stems.Overlaps(SenseWords.NotHumans) && !other.Stems.Overlaps(SenseWords.Humans);

    private static string? NumberOf(Token token) =>
        token.IsNumber ? token.Word.TrimEnd('.', ',').Replace(",", string.Empty, StringComparison.Ordinal) : SenseWords.NumberWords.GetValueOrDefault(token.Word);
}
