using ConsultBot.Consultation.Conversations;

namespace ConsultBot.Triage.Enquiries;

/// <summary>Something of a patient's that a person has to see to, as it stands now. It holds no words of the patient's: those stand in the conversation.</summary>
public sealed record Enquiry
{
    /// <summary>Its number, by which staff name it.</summary>
    public required long Number { get; init; }

    /// <summary>The conversation that it is about.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The channel of the conversation.</summary>
    public required string Channel { get; init; }

    /// <summary>What it is about.</summary>
    public required EnquiryTopic Topic { get; init; }

    /// <summary>How soon somebody has to look at it.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>The id of the rule that opened it, for example <c>handoff.person</c>.</summary>
    public required string Why { get; init; }

    /// <summary>The team that it is with.</summary>
    public required string Team { get; init; }

    /// <summary>The language of the patient (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>When it was opened, or opened again.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>By when somebody has to have it; after that it is escalated.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it changed last.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public EnquiryState State { get; init; }

    /// <summary>Who has it; <c>null</c> while nobody does.</summary>
    public StaffMember? ClaimedBy { get; init; }

    /// <summary>Until when it is put aside; <c>null</c> when it is not.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Whether it was reminded of before its deadline.</summary>
    public bool IsReminded { get; init; }

    /// <summary>Whether its deadline passed before anybody had it.</summary>
    public bool IsEscalated { get; init; }

    /// <summary>Whether the team's channel has taken its card.</summary>
    public bool IsShown { get; init; }

    /// <summary>Whether it is not resolved.</summary>
    public bool IsOpen => State is not EnquiryState.Resolved;

    /// <summary>What the patient can quote.</summary>
    public string Reference => ConversationReference.Of(ConversationId);

    /// <summary>The enquiry after a change.</summary>
    public Enquiry After(EnquiryChange change)
    {
        var changed = this with { ChangedAt = change.At };
        return change.What switch
        {
            EnquiryChangeKind.Opened => changed,
            EnquiryChangeKind.Claimed => changed with { State = EnquiryState.Claimed, ClaimedBy = change.By, SnoozedUntil = null },
            EnquiryChangeKind.Released or EnquiryChangeKind.Returned => changed with { State = EnquiryState.New, ClaimedBy = null, SnoozedUntil = null },
            EnquiryChangeKind.Replied => changed with { State = EnquiryState.WaitingForPatient },
            EnquiryChangeKind.PatientWrote => changed with { State = State is EnquiryState.WaitingForPatient ? EnquiryState.Claimed : State, SnoozedUntil = null },
            EnquiryChangeKind.Noted => changed,
            EnquiryChangeKind.Snoozed => changed with { SnoozedUntil = change.Until },
            EnquiryChangeKind.Transferred => changed with { State = EnquiryState.New, ClaimedBy = null, Team = change.Team!, IsShown = false, SnoozedUntil = null },
            EnquiryChangeKind.Raised => changed with { Urgency = change.Urgency!.Value, Topic = change.Topic ?? Topic, DueAt = change.Until!.Value, IsShown = false, IsReminded = false, IsEscalated = false, SnoozedUntil = null },
            EnquiryChangeKind.Reminded => changed with { IsReminded = true },
            EnquiryChangeKind.Escalated => changed with { IsEscalated = true, IsReminded = true },
            EnquiryChangeKind.Shown => changed with { IsShown = true },
            EnquiryChangeKind.ShowingFailed => changed,
            EnquiryChangeKind.Resolved or EnquiryChangeKind.TakenBack => changed with { State = EnquiryState.Resolved, SnoozedUntil = null },
            EnquiryChangeKind.Reopened => changed with
            {
                State = EnquiryState.New, ClaimedBy = null, OpenedAt = change.At, DueAt = change.Until!.Value, IsReminded = false, IsEscalated = false, IsShown = false,
            },
            _ => throw new System.Diagnostics.UnreachableException($"Nobody knows what {change.What} does."),
        };
    }
}
