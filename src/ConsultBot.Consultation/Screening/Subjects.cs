using ConsultBot.Consultation.Phrases;

namespace ConsultBot.Consultation.Screening;

/// <summary>The phrases by which a message shows what it is about.</summary>
public sealed record Subjects
{
    /// <summary>How each therapy is named, by therapy.</summary>
    public required IReadOnlyDictionary<Therapies, IReadOnlyList<Phrase>> Therapies { get; init; }

    /// <summary>How a comparison is asked for.</summary>
    public required IReadOnlyList<Phrase> Comparison { get; init; }

    /// <summary>How a follow-up points back: "it", "and PRP?", "the same".</summary>
    public required IReadOnlyList<Phrase> PointsBack { get; init; }

    /// <summary>What shows that a message is on the subject of this service at all.</summary>
    public required IReadOnlyList<Phrase> OnSubject { get; init; }

    /// <summary>How a patient says that they had a treatment.</summary>
    public required IReadOnlyList<Phrase> Treated { get; init; }

    /// <summary>How a message asks about harm, which only passages on safety may answer.</summary>
    public required IReadOnlyList<Phrase> Harm { get; init; }

    /// <summary>How a patient's words misread the state of things ("so it's approved then"), which asks for the long caveat.</summary>
    public required IReadOnlyList<Phrase> Misreading { get; init; }
}
