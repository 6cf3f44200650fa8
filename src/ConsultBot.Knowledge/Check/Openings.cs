using System.Collections.Frozen;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Knowledge.Check;

/// <summary>
/// How a sentence begins. One that begins with a word which points back, as "But" or "They" do, says nothing, or another thing, once the sentence before it is left
/// out; and an answer leaves sentences out.
/// </summary>
public static class Openings
{
    private static readonly FrozenSet<string> PointBack = (
        "also although and another but conversely consequently furthermore he hence her his however instead it its likewise meanwhile moreover nevertheless " +
        "nonetheless nor or otherwise same she similarly so still such that thats their theirs them then therefore these they theyre this those though thus too yet")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // "Both are given" points back, "Both creams are given" does not.
    private static readonly FrozenSet<string> PointBackAlone = "all both each either few many most neither none one others some".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Predicates = (
        "am are can come could did do does had has have is may might must need of remain remains said say says should seem seems was were will would")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Pronouns = "it that them these this those".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[][] Phrases =
    [
        .. new[]
        {
            "as a result", "at the same time", "by contrast", "even so", "for example", "for instance", "for that reason", "for this reason", "in addition", "in contrast",
            "in other words", "in that case", "in this case", "on the contrary", "on the other hand", "that is why", "the former", "the latter", "the other", "the others",
            "the same", "to this end",
        }.Select(phrase => phrase.Split(' ')),
    ];

    // They begin with a word that points back, and do not.
    private static readonly string[][] Standing = [["so", "far"], ["still", "more"], ["such", "as"]];

    /// <summary>The words by which a sentence leans on something before it, folded; <c>null</c> when it stands on its own.</summary>
    public static string? LeaningWords(string sentence)
    {
        var words = TextFolding.Fold(sentence).Tokens.Select(token => token.Word).ToArray();
        if (words.Length == 0 || Array.Exists(Standing, beginning => BeginWith(words, beginning)))
        {
            return null;
        }

        if (Array.Find(Phrases, beginning => BeginWith(words, beginning)) is { } phrase)
        {
            return string.Join(' ', phrase);
        }

        return PointBack.Contains(words[0]) || (words.Length > 1 && PointBackAlone.Contains(words[0]) && PointsBackAlone(words)) ? words[0] : null;
    }

    private static bool PointsBackAlone(string[] words) =>
        string.Equals(words[1], "of", StringComparison.Ordinal) ? words.Length > 2 && Pronouns.Contains(words[2]) : Predicates.Contains(words[1]);

    private static bool BeginWith(ReadOnlySpan<string> words, ReadOnlySpan<string> beginning) =>
        words.Length >= beginning.Length && words[..beginning.Length].SequenceEqual(beginning);
}
