using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Triage.Desk;

/// <summary>Why something was not done.</summary>
public enum DeskRefusal
{
    /// <summary>There is no such enquiry.</summary>
    Unknown,

    /// <summary>Somebody else has it.</summary>
    HasAnother,

    /// <summary>Nobody has it yet; it has to be claimed first.</summary>
    NotClaimed,

    /// <summary>It is resolved.</summary>
    IsResolved,

    /// <summary>It is not resolved.</summary>
    IsOpen,

    /// <summary>There is no such team.</summary>
    NoTeam,

    /// <summary>There are no words, or too many.</summary>
    NoWords,

    /// <summary>The moment has passed.</summary>
    IsPast,
}

/// <summary>What came of something that a member of staff wanted.</summary>
/// <param name="Enquiry">The enquiry as it stands now; <c>null</c> when there is none.</param>
/// <param name="Refusal">Why it was not done; <c>null</c> when it was.</param>
public readonly record struct DeskOutcome(Enquiry? Enquiry, DeskRefusal? Refusal)
{
    /// <summary>Whether it was done.</summary>
    public bool IsDone => Refusal is null;
}
