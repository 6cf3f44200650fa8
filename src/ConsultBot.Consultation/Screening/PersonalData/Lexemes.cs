using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace ConsultBot.Consultation.Screening.PersonalData;

/// <summary>A hint that stands in a text.</summary>
/// <param name="Hint">What it says.</param>
/// <param name="Start">Where its words begin in the plain text.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="NextToken">The token after them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HintHit(Hint Hint, int Start, int End, int NextToken);

/// <summary>The words of a policy, folded and ready to be looked up.</summary>
internal sealed class Lexemes
{
    private const int WidestGap = 2;

    private readonly FrozenDictionary<string, Phrase[]>.AlternateLookup<ReadOnlySpan<char>> phrases;
    private readonly FrozenDictionary<char, Run[]> runs;

    public Lexemes(PersonalDataWords words)
    {
        var all = words.Hints.SelectMany(pair => pair.Value.Select(phrase => (Hint: pair.Key, Text: PlainText.Of(phrase)))).ToArray();
        phrases = all
            .Where(phrase => phrase.Text.Tokens.All(token => token.IsWord))
            .Select(phrase => new Phrase(phrase.Hint, [.. phrase.Text.Tokens.Select(token => phrase.Text.Of(token).ToString())]))
            .GroupBy(phrase => phrase.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Words.Length).ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        runs = all
            .Where(phrase => phrase.Text.Tokens.Any(token => token.Kind is PlainTokenKind.Unspaced))
            .Select(phrase => new Run(phrase.Hint, phrase.Text.Characters.ToString()))
            .GroupBy(run => run.Text[0])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(run => run.Text.Length).ToArray());
        NotNames = Set(words.NotNames);
        UnspacedNotNames = [.. words.NotNames.Select(PlainText.FoldWord).Where(word => PlainText.IsUnspaced(word[0]))];
        NameParticles = Set(words.NameParticles);
        Titles = Set(words.Titles);
        Quantities = Set(words.Quantities);
        Months = Set(words.Months);
        StreetsAfter = Set(words.StreetsAfter);
        StreetsBefore = Set(words.StreetsBefore);
        StreetEndings = [.. words.StreetEndings.Select(PlainText.FoldWord)];
        AtWords = Set(words.AtWords);
        DotWords = Set(words.DotWords);
        ProfileHosts = [.. words.ProfileHosts];
        PersonMembers = Set(words.PersonMembers);
    }

    public Words NotNames { get; }

    public string[] UnspacedNotNames { get; }

    public Words NameParticles { get; }

    public Words Titles { get; }

    public Words Quantities { get; }

    public Words Months { get; }

    public Words StreetsAfter { get; }

    public Words StreetsBefore { get; }

    public string[] StreetEndings { get; }

    public Words AtWords { get; }

    public Words DotWords { get; }

    public string[] ProfileHosts { get; }

    public Words PersonMembers { get; }

    /// <summary>Adds the hints that begin with a token.</summary>
    public void AddHints(PlainText text, int token, List<HintHit> hits)
    {
        var at = text.Tokens[token];
        if (at.Kind is PlainTokenKind.Unspaced)
        {
            AddRuns(text, token, hits);
        }
        else if (phrases.TryGetValue(text.Of(at), out var candidates))
        {
            foreach (var phrase in candidates)
            {
                if (EndOf(text, token, phrase.Words) is > 0 and var next)
                {
                    hits.Add(new HintHit(phrase.Hint, at.Start, text.Tokens[next - 1].End, next));
                }
            }
        }
    }

    private void AddRuns(PlainText text, int token, List<HintHit> hits)
    {
        var at = text.Tokens[token];
        for (var i = at.Start; i < at.End; i++)
        {
            if (!runs.TryGetValue(text[i], out var candidates))
            {
                continue;
            }

            foreach (var run in candidates)
            {
                if (text.Characters[i..].StartsWith(run.Text, StringComparison.Ordinal))
                {
                    var end = i + run.Text.Length;
                    var next = token;
                    while (next < text.Tokens.Count && text.Tokens[next].End <= end)
                    {
                        next++;
                    }

                    hits.Add(new HintHit(run.Hint, i, end, next));
                }
            }
        }
    }

    private static int EndOf(PlainText text, int token, string[] words)
    {
        var tokens = text.Tokens;
        for (var i = 1; i < words.Length; i++)
        {
            var next = token + i;
            if (next >= tokens.Count || tokens[next].Start - tokens[next - 1].End > WidestGap || !text.Of(tokens[next]).SequenceEqual(words[i]))
            {
                return 0;
            }
        }

        return token + words.Length;
    }

    private static Words Set(IEnumerable<string> words) => new(words.Select(PlainText.FoldWord));

    private sealed record Phrase(Hint Hint, string[] Words);

    private sealed record Run(Hint Hint, string Text);

    /// <summary>A set of folded words.</summary>
    public sealed class Words(IEnumerable<string> words)
    {
        private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> set =
            words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        /// <summary>Whether the word is one of them.</summary>
        public bool Contains(ReadOnlySpan<char> word) => set.Contains(word);
    }
}
