using ConsultBot.Triage.Enquiries;
using ConsultBot.Triage.Hours;

namespace ConsultBot.Triage.Desk;

/// <summary>A team that enquiries go to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ChannelId">The id of its channel in Teams.</param>
/// <param name="Topics">What it takes; empty for the team that takes everything else.</param>
public sealed record StaffTeam(string Name, string ChannelId, IReadOnlySet<EnquiryTopic> Topics);

/// <summary>How a desk works.</summary>
public sealed record DeskSettings
{
    /// <summary>The directory of the clinic, by its tenant id.</summary>
    public required string TenantId { get; init; }

    /// <summary>Who is staff.</summary>
    public required IReadOnlyList<StaffMember> Members { get; init; }

    /// <summary>The teams; the first takes what no other does.</summary>
    public required IReadOnlyList<StaffTeam> Teams { get; init; }

    /// <summary>When the clinic is open.</summary>
    public required OpeningHours Hours { get; init; }

    /// <summary>How long an immediate enquiry may wait, whatever the hour. Default 5 minutes.</summary>
    public TimeSpan Immediate { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an urgent one may wait, in opening hours. Default 30 minutes.</summary>
    public TimeSpan Urgent { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long one for today may wait, in opening hours. Default 4 hours.</summary>
    public TimeSpan Today { get; init; } = TimeSpan.FromHours(4);

    /// <summary>How long any other may wait, in opening hours. Default 16 hours.</summary>
    public TimeSpan Routine { get; init; } = TimeSpan.FromHours(16);

    /// <summary>How long a claim may rest without a word to the patient before it returns to the queue, in opening hours. Default 1 hour.</summary>
    public TimeSpan IdleClaim { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How much of its time is left when an enquiry is reminded of, 0 to 1. Default 0.25.</summary>
    public double RemindAt { get; init; } = 0.25;

    /// <summary>By when somebody has to have an enquiry that is opened at a moment.</summary>
    public DateTimeOffset DueAt(Urgency urgency, DateTimeOffset opened) => urgency switch
    {
        Urgency.Immediate => opened + Immediate,
        Urgency.Urgent => Hours.AddOpenTime(opened, Urgent),
        Urgency.Today => Hours.AddOpenTime(opened, Today),
        _ => Hours.AddOpenTime(opened, Routine),
    };

    /// <summary>The team that takes a topic.</summary>
    public StaffTeam TeamFor(EnquiryTopic topic) => Teams.FirstOrDefault(team => team.Topics.Contains(topic)) ?? Teams[0];
}
