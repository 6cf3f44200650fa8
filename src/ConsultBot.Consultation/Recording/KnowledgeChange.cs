namespace ConsultBot.Consultation.Recording;

/// <summary>What was done to passages.</summary>
public enum KnowledgeAction
{
    /// <summary>The edition that came with the service was taken over, because nothing had been decided yet.</summary>
    Edition,

    /// <summary>A curator approved these very texts. Ends a withdrawal.</summary>
    Approved,

    /// <summary>Drafts that pass the checks were approved by themselves, which happens in Development alone. Ends no withdrawal.</summary>
    Development,

    /// <summary>A curator withdrew the passages, whatever their text.</summary>
    Withdrawn,
}

/// <summary>A passage as it was when something was decided about it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Hash">SHA-256 of the file, in hexadecimal.</param>
/// <param name="Text">The file, so that the record alone tells what was approved; empty where it was not at hand.</param>
public sealed record PassageVersion(string Id, string Hash, string Text);

/// <summary>A change of what may be served.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Passages">To which passages.</param>
/// <param name="By">Who did it, in their own words.</param>
/// <param name="Reason">Why.</param>
public sealed record KnowledgeChange(KnowledgeAction Action, IReadOnlyList<PassageVersion> Passages, string By, string Reason);

/// <summary>A change as the record has it.</summary>
/// <param name="Change">The change.</param>
/// <param name="At">When it was written down.</param>
public sealed record RecordedKnowledgeChange(KnowledgeChange Change, DateTimeOffset At);
