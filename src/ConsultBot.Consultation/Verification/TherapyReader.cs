using ConsultBot.Consultation.Phrases;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Verification;

/// <summary>Reads which therapies a text names.</summary>
/// <param name="book">The phrases by which they are named, and no others.</param>
/// <param name="therapies">How each therapy is named.</param>
public sealed class TherapyReader(PhraseBook book, IReadOnlyDictionary<Therapies, IReadOnlyList<Phrase>> therapies)
{
    private readonly Dictionary<Phrase, Therapies> therapyOf = therapies
        .SelectMany(pair => pair.Value.Select(phrase => (phrase, pair.Key)))
        .ToDictionary(pair => pair.phrase, pair => pair.Key);

    /// <summary>The therapies that a text names.</summary>
    public Therapies In(FoldedText text) => book.Scan(text).Matches.Aggregate(Therapies.None, (sum, match) => sum | therapyOf[match.Phrase]);
}
