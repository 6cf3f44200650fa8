using System.Text.Json.Serialization;
using ConsultBot.Storage.Projections;
using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Storage.Bodies;

/// <summary>The body of an <c>enquiry_changed</c> entry: what happened to an enquiry, and how it stands after that.</summary>
internal sealed record EnquiryBody(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("enquiry")] long Number,
    [property: JsonPropertyName("what")] string What,
    [property: JsonPropertyName("by")] StaffBody? By,
    [property: JsonPropertyName("words")] string? Words,
    [property: JsonPropertyName("at")] long At,
    [property: JsonPropertyName("channel")] string Channel,
    [property: JsonPropertyName("topic")] string Topic,
    [property: JsonPropertyName("urgency")] string Urgency,
    [property: JsonPropertyName("why")] string Why,
    [property: JsonPropertyName("team")] string Team,
    [property: JsonPropertyName("language")] string Language,
    [property: JsonPropertyName("state")] string State,
    [property: JsonPropertyName("claimedBy")] string? ClaimedBy,
    [property: JsonPropertyName("openedAt")] long OpenedAt,
    [property: JsonPropertyName("dueAt")] long DueAt,
    [property: JsonPropertyName("snoozedUntil")] long? SnoozedUntil,
    [property: JsonPropertyName("reminded")] bool IsReminded,
    [property: JsonPropertyName("escalated")] bool IsEscalated,
    [property: JsonPropertyName("shown")] bool IsShown)
{
    private const int Current = 1;

    /// <summary>The body of a change.</summary>
    public static EnquiryBody Of(Enquiry after, EnquiryChange change) => new(
        Current,
        after.Number,
        change.What.WireName(),
        StaffBody.Of(change.By),
        change.Words,
        change.At.ToMicroseconds(),
        after.Channel,
        after.Topic.WireName(),
        after.Urgency.WireName(),
        after.Why,
        after.Team,
        after.Language,
        after.State.WireName(),
        after.ClaimedBy?.Id,
        after.OpenedAt.ToMicroseconds(),
        after.DueAt.ToMicroseconds(),
        after.SnoozedUntil?.ToMicroseconds(),
        after.IsReminded,
        after.IsEscalated,
        after.IsShown);

    /// <summary>The row of the enquiry after the change; its stream and position are given when it is written.</summary>
    public EnquiryRow ToRow() => new()
    {
        Number = Number,
        Channel = Channel,
        Topic = Topic,
        Urgency = Urgency,
        Why = Why,
        Team = Team,
        Language = Language,
        State = State,
        ClaimedBy = ClaimedBy,
        OpenedAt = OpenedAt,
        DueAt = DueAt,
        ChangedAt = At,
        SnoozedUntil = SnoozedUntil,
        IsReminded = IsReminded,
        IsEscalated = IsEscalated,
        IsShown = IsShown,
    };
}

/// <summary>A member of staff.</summary>
internal sealed record StaffBody(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("licence")] string? Licence)
{
    /// <summary>The shape of a member.</summary>
    public static StaffBody? Of(StaffMember? member) => member is null ? null : new StaffBody(member.Id, member.Name, member.Role, member.Licence);
}

/// <summary>The body of a <c>staff_message</c> entry: what a member of staff wrote to a patient.</summary>
internal sealed record StaffMessageBody(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("message")] string Id,
    [property: JsonPropertyName("enquiry")] long Enquiry,
    [property: JsonPropertyName("by")] StaffBody By,
    [property: JsonPropertyName("language")] string Language,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("shown")] string Shown,
    [property: JsonPropertyName("draft")] string? Draft,
    [property: JsonPropertyName("concerns")] IReadOnlyList<string> Concerns,
    [property: JsonPropertyName("reason")] string? Reason,
    [property: JsonPropertyName("readBy")] string? ReadBy)
{
    /// <summary>The version that is written.</summary>
    public const int Current = 1;
}
