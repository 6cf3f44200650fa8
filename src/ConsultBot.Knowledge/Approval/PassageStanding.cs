using ConsultBot.Consultation.Recording;

namespace ConsultBot.Knowledge.Approval;

/// <summary>Whether a passage may be served.</summary>
public enum PassageStatus
{
    /// <summary>Nobody has approved this text.</summary>
    Draft,

    /// <summary>This text is approved.</summary>
    Approved,

    /// <summary>The passage is withdrawn, whatever its text.</summary>
    Withdrawn,
}

/// <summary>What was decided last about a passage.</summary>
/// <param name="Approved">The text that was approved last, or <c>null</c>.</param>
/// <param name="IsWithdrawn">Whether the passage is withdrawn.</param>
/// <param name="At">When the last decision was written down.</param>
/// <param name="Action">What it was.</param>
/// <param name="By">Whose it was.</param>
/// <param name="Reason">Why.</param>
public sealed record PassageStanding(PassageVersion? Approved, bool IsWithdrawn, DateTimeOffset At, KnowledgeAction Action, string By, string Reason);
