using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;
using ConsultBot.Triage.Hours;
using Microsoft.Extensions.Time.Testing;

namespace ConsultBot.Triage.Tests;

/// <summary>A desk with two teams and three members, open on weekdays from nine to five in New York.</summary>
internal sealed class Given
{
    public static readonly StaffMember Ann = new("ann", "Ann", "Nurse");
    public static readonly StaffMember Bo = new("bo", "Bo", "Coordinator");

    // A Monday, ten in the morning in New York.
    public static readonly DateTimeOffset Monday = new(2030, 5, 6, 14, 0, 0, TimeSpan.Zero);

    public Given() => Clock = new FakeTimeProvider(Monday);

    public static OpeningHours Weekdays { get; } = new(
        TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
        new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }.ToDictionary(day => day, _ => (new TimeOnly(9, 0), new TimeOnly(17, 0))),
        new HashSet<DateOnly> { new(2030, 5, 8) });

    public static DeskSettings Settings { get; } = new()
    {
        TenantId = "tenant",
        Members = [Ann, Bo],
        Teams = [new StaffTeam("Front desk", "19:front", new HashSet<EnquiryTopic>()), new StaffTeam("Nurses", "19:nurses", new HashSet<EnquiryTopic> { EnquiryTopic.AdverseEvent, EnquiryTopic.Emergency })],
        Hours = Weekdays,
    };

    public FakeTimeProvider Clock { get; }

    public MemoryRecord Record { get; } = new();

    public StaffDesk Desk(DeskSettings? settings = null) => new(Record, settings ?? Settings, Clock);

    public static async Task<Enquiry> OpenAsync(StaffDesk desk, Urgency urgency = Urgency.Routine, string conversation = "c1", EnquiryTopic topic = EnquiryTopic.Person) =>
        await desk.OpenAsync(desk.Propose(conversation, "directline", topic, urgency, "handoff.person", "en"), TestContext.Current.CancellationToken);
}
