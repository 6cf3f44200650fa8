using ConsultBot.Consultation.Screening.PersonalData;
using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Screening;

/// <summary>A message as screening understood it.</summary>
public sealed record Screened
{
    /// <summary>The message itself.</summary>
    public required PatientMessage Message { get; init; }

    /// <summary>Its words, folded.</summary>
    public required FoldedText Text { get; init; }

    /// <summary>The language of the message (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>Every rule it hit that decides something.</summary>
    public required IReadOnlyList<RuleHit> Hits { get; init; }

    /// <summary>Rules whose phrases it hit, and that the model found too unlikely to count.</summary>
    public IReadOnlyList<RuleHit> SetAside { get; init; } = [];

    /// <summary>The rules it hit that decide nothing: what is only noted of it.</summary>
    public IReadOnlyList<RuleHit> Noted { get; init; } = [];

    /// <summary>What a reviewer should find it by, for example <c>press</c>; empty for most messages.</summary>
    public IReadOnlyList<string> Tags => [.. Hits.Concat(Noted).SelectMany(hit => hit.Rule.Tags).Distinct(StringComparer.Ordinal)];

    /// <summary>The rule that decides, or <c>null</c> when the message is to be answered from the passages if they can.</summary>
    public required ScreeningRule? Deciding { get; init; }

    /// <summary>Whether somebody may be in danger.</summary>
    public bool IsUrgent => Deciding?.Decision.IsUrgent() is true;

    /// <summary>What is left of the message when personal data and the sentences that a rule took are set aside; empty when nothing is.</summary>
    public required string Rest { get; init; }

    /// <summary><see cref="Rest"/> with a placeholder where personal data stood: what a writer of answers may see.</summary>
    public string MaskedRest
    {
        get => field ?? Rest;
        init;
    }

    /// <summary>The words of <see cref="Rest"/>, folded.</summary>
    public FoldedText RestText => ReferenceEquals(Rest, Message.Text) ? Text : TextFolding.Fold(Rest);

    /// <summary>It with the few words of the messages before, when it is itself no more than a few words; else empty.</summary>
    public string Pieces { get; init; } = string.Empty;

    /// <summary>What it asks, in a few English words, when it is in another language and those are known; else empty.</summary>
    public string InEnglish { get; init; } = string.Empty;

    /// <summary>The therapies it names.</summary>
    public required Therapies Subject { get; init; }

    /// <summary>Whether it asks for a comparison.</summary>
    public bool Compares { get; init; }

    /// <summary>Whether it points back to what was said before.</summary>
    public bool PointsBack { get; init; }

    /// <summary>Whether anything in it belongs to the subject of this service.</summary>
    public bool IsOnSubject { get; init; }

    /// <summary>Whether it says that the patient had a treatment.</summary>
    public bool SaysTreated { get; init; }

    /// <summary>Whether it asks about harm.</summary>
    public bool AsksAboutHarm { get; init; }

    /// <summary>Whether it misreads the state of things, for example as approved.</summary>
    public bool Misreads { get; init; }

    /// <summary>The names of question gaps that it touches.</summary>
    public IReadOnlyList<QuestionGap> Gaps { get; init; } = [];

    /// <summary>Where the original text holds personal data; empty for most messages.</summary>
    public IReadOnlyList<PersonalDatum> PersonalData { get; init; } = [];

    /// <summary>How parts of it were disguised; empty for ordinary text.</summary>
    public IReadOnlyList<string> Disguises { get; init; } = [];
}
