using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Triage.Desk;

/// <summary>When something has to happen to which open enquiry by itself.</summary>
/// <param name="settings">How the desk works.</param>
internal sealed class Agenda(DeskSettings settings)
{
    private readonly SortedSet<(DateTimeOffset At, long Number)> entries = [];
    private readonly Dictionary<long, DateTimeOffset> at = [];
    private readonly Lock gate = new();

    /// <summary>When something happens to an enquiry next; <c>null</c> when nothing does by itself.</summary>
    public DateTimeOffset? NextOf(Enquiry enquiry) => enquiry switch
    {
        { IsOpen: false } => null,
        { SnoozedUntil: { } until } => until,
        { State: EnquiryState.New, IsReminded: false } => enquiry.DueAt - ((enquiry.DueAt - enquiry.OpenedAt) * settings.RemindAt),
        { State: EnquiryState.New, IsEscalated: false } => enquiry.DueAt,

        // While the patient has the word, nothing is expected of whoever has the enquiry.
        { State: EnquiryState.Claimed } => settings.Hours.AddOpenTime(enquiry.ChangedAt, settings.IdleClaim),
        _ => null,
    };

    /// <summary>Takes note of how an enquiry stands now.</summary>
    public void Set(Enquiry enquiry)
    {
        lock (gate)
        {
            if (at.Remove(enquiry.Number, out var before))
            {
                entries.Remove((before, enquiry.Number));
            }

            if (NextOf(enquiry) is { } next)
            {
                at.Add(enquiry.Number, next);
                entries.Add((next, enquiry.Number));
            }
        }
    }

    /// <summary>The enquiries to which something should have happened by a moment, the earliest first.</summary>
    public IReadOnlyList<long> DueBy(DateTimeOffset moment)
    {
        lock (gate)
        {
            return entries.Count == 0 || entries.Min.At > moment ? [] : [.. entries.TakeWhile(entry => entry.At <= moment).Select(entry => entry.Number)];
        }
    }
}
