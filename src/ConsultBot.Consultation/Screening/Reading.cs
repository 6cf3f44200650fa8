using ConsultBot.Consultation.Phrases;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Screening;

/// <summary>What the phrases found in a message, before it is decided what of it counts.</summary>
/// <param name="Message">The message itself.</param>
/// <param name="Text">Its words, folded.</param>
/// <param name="Hits">Every rule it hit that decides something, in the order of the text.</param>
/// <param name="Phrases">Every phrase that it has in plain words.</param>
/// <param name="Subject">The therapies it names.</param>
/// <param name="Disguises">How parts of it were disguised; empty for ordinary text.</param>
public sealed record Reading(
    PatientMessage Message,
    FoldedText Text,
    IReadOnlyList<RuleHit> Hits,
    IReadOnlySet<Phrase> Phrases,
    Therapies Subject,
    IReadOnlyList<string> Disguises)
{
    /// <summary>The rules it hit that decide nothing.</summary>
    public IReadOnlyList<RuleHit> Noted { get; init; } = [];

    /// <summary>Whether anything in it belongs to the subject of this service.</summary>
    public bool IsOnSubject { get; init; }

    /// <summary>Whether it asks for a comparison.</summary>
    public bool Compares { get; init; }

    /// <summary>Whether it points back to what was said before.</summary>
    public bool PointsBack { get; init; }

    /// <summary>Whether it says that the patient had a treatment.</summary>
    public bool SaysTreated { get; init; }

    /// <summary>Whether it asks about harm.</summary>
    public bool AsksAboutHarm { get; init; }

    /// <summary>What was found in one sentence of it, as if it were the whole message.</summary>
    public Reading OfSentence(int sentence) => this with
    {
        Text = new FoldedText(
            Array.ConvertAll(Text.TokensOf(sentence).ToArray(), token => token with { Sentence = 0 }),
            [Text.Sentences[sentence] with { FirstToken = 0 }]),
        Hits = [.. Hits.Where(hit => hit.Sentence == sentence)],
    };
}
