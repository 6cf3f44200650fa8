using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Verification;

/// <summary>The passages that sentences are weighed against, taken together and piece by piece.</summary>
internal sealed partial class SourceText
{
    private const float Kin = 0.5f;
    private const float SameBeginning = 0.75f;
    private const int PrefixLength = 5;

    private readonly WordKinship kinship;
    private readonly string words;

    /// <summary>Prepares the passages.</summary>
    /// <param name="passages">The passages.</param>
    /// <param name="kinship">How much words say, and which are kin.</param>
    /// <param name="therapiesOf">The therapies that a text names.</param>
    public SourceText(IEnumerable<string> passages, WordKinship kinship, Func<FoldedText, Therapies> therapiesOf)
    {
        this.kinship = kinship;
        var all = new List<Token>();
        List<Statement> sentences = [], clauses = [];
        foreach (var sentence in passages.SelectMany(SentencesOf))
        {
            var start = all.Count;
            foreach (var clause in ClausesOf(sentence).Select(TextFolding.Fold))
            {
                all.AddRange(clause.Tokens);
                clauses.Add(new Statement(clause.Tokens, kinship) { Therapies = therapiesOf(clause) });
            }

            sentences.Add(new Statement(CollectionsMarshal.AsSpan(all)[start..], kinship));
        }

        Sentences = [.. sentences];
        Clauses = [.. clauses];
        Whole = new Statement(CollectionsMarshal.AsSpan(all), kinship);
        Therapies = clauses.Aggregate(Consultation.Therapies.None, (sum, clause) => sum | clause.Therapies);
        words = WordsOf(passages.SelectMany(passage => TextFolding.Fold(passage).Tokens));
    }

    /// <summary>The therapies that they name.</summary>
    public Therapies Therapies { get; }

    /// <summary>Everything together.</summary>
    public Statement Whole { get; }

    /// <summary>The sentences.</summary>
    public Statement[] Sentences { get; }

    /// <summary>The clauses of all sentences.</summary>
    public Statement[] Clauses { get; }

    /// <summary>The clauses of a sentence.</summary>
    public static IEnumerable<string> ClausesOf(string sentence) => ClauseEnd().Split(sentence).Where(clause => clause.Length > 0);

    /// <summary>The sentences of a text, without the markers of passages.</summary>
    public static IEnumerable<string> SentencesOf(string text) => SentenceEnd().Split(text).Where(sentence => sentence.Length > 0);

    /// <summary>Whether these words stand in the passages one after the other, whatever their case, marks and signs.</summary>
    public bool Says(FoldedText text) => text.Tokens.Length > 0 && words.Contains(WordsOf(text.Tokens), StringComparison.Ordinal);

    /// <summary>Reads a sentence or a clause.</summary>
    public Statement Read(string text) => new(TextFolding.Fold(text).Tokens, kinship);

    /// <summary>How far one word is covered by a statement: 1 when it stands there, less when only its kin do.</summary>
    public float Cover(string stem, Statement statement)
    {
        if (statement.Stems.Contains(stem))
        {
            return 1;
        }

        if (stem.Length >= PrefixLength && statement.Beginnings.Contains(stem[..PrefixLength]))
        {
            return SameBeginning;
        }

        foreach (var family in kinship.FamiliesOf(stem))
        {
            if (statement.Families.Contains(family))
            {
                return Kin;
            }
        }

        return 0;
    }

    /// <summary>The share of what these words say that a statement covers, 0 to 1; 1 for no words.</summary>
    public float Coverage(IReadOnlyList<string> stems, Statement statement)
    {
        float all = 0, covered = 0;
        foreach (var stem in stems)
        {
            var weight = kinship.WeightOf(stem);
            all += weight;
            covered += weight * Cover(stem, statement);
        }

        return all > 0 ? covered / all : 1;
    }

    /// <summary>The share of what these words say that stands in a statement word for word, 0 to 1; 1 for no words.</summary>
    public float Overlap(IReadOnlyList<string> stems, Statement statement)
    {
        float all = 0, covered = 0;
        foreach (var stem in stems)
        {
            var weight = kinship.WeightOf(stem);
            all += weight;
            covered += statement.Stems.Contains(stem) ? weight : 0;
        }

        return all > 0 ? covered / all : 1;
    }

    private static string WordsOf(IEnumerable<Token> tokens) => $" {string.Join(' ', tokens.Select(token => token.Word))} ";

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+|;\s", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[,;:()–—]|\b(?:but|while|whereas|although|though|yet|so|because|since|and|or|which|who|that)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex ClauseEnd();
}
