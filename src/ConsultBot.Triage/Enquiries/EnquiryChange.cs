namespace ConsultBot.Triage.Enquiries;

/// <summary>What can happen to an enquiry.</summary>
public enum EnquiryChangeKind
{
    /// <summary>It was opened.</summary>
    Opened,

    /// <summary>Somebody took it.</summary>
    Claimed,

    /// <summary>Whoever had it gave it back.</summary>
    Released,

    /// <summary>It returned by itself, because nothing came of its claim.</summary>
    Returned,

    /// <summary>The patient was answered.</summary>
    Replied,

    /// <summary>The patient wrote something.</summary>
    PatientWrote,

    /// <summary>Something was noted for colleagues.</summary>
    Noted,

    /// <summary>It was put aside until a moment.</summary>
    Snoozed,

    /// <summary>It went to another team.</summary>
    Transferred,

    /// <summary>It became more urgent.</summary>
    Raised,

    /// <summary>Its deadline is near.</summary>
    Reminded,

    /// <summary>Its deadline passed.</summary>
    Escalated,

    /// <summary>The team's channel took its card.</summary>
    Shown,

    /// <summary>The team's channel refused its card.</summary>
    ShowingFailed,

    /// <summary>It is done.</summary>
    Resolved,

    /// <summary>The patient took it back.</summary>
    TakenBack,

    /// <summary>It was not done after all.</summary>
    Reopened,
}

/// <summary>A change of an enquiry.</summary>
/// <param name="What">What happened.</param>
/// <param name="At">When.</param>
/// <param name="By">Who did it; <c>null</c> for the service or the patient.</param>
public sealed record EnquiryChange(EnquiryChangeKind What, DateTimeOffset At, StaffMember? By)
{
    /// <summary>Words: a note, a reason, how it was resolved.</summary>
    public string? Words { get; init; }

    /// <summary>A moment that belongs to it: the end of a snooze, or the new deadline.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The team that it went to.</summary>
    public string? Team { get; init; }

    /// <summary>How urgent it became.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>What it is about now.</summary>
    public EnquiryTopic? Topic { get; init; }
}

/// <summary>The names of changes in the record.</summary>
public static class EnquiryChangeKinds
{
    private static readonly string[] Names =
    [
        "opened", "claimed", "released", "returned", "replied", "patient-wrote", "noted", "snoozed", "transferred", "raised", "reminded", "escalated", "shown", "showing-failed", "resolved", "taken-back", "reopened",
    ];

    /// <summary>The name, for example <c>patient-wrote</c>.</summary>
    public static string WireName(this EnquiryChangeKind kind) => Names[(int)kind];
}
