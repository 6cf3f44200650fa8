using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Triage.Desk;

/// <summary>Sees that no deadline passes unseen: reminds before it, escalates after it, wakes what was put aside, and takes back claims that came to nothing.</summary>
/// <param name="desk">The desk.</param>
/// <param name="clock">The clock.</param>
public sealed class Deadlines(StaffDesk desk, TimeProvider clock)
{
    private const string TimeIsOver = "the time it was put aside for is over";
    private const string NothingCame = "nothing came of the claim";

    /// <summary>Does what is due now. Run once a second; what was missed while the service was down is done at the next run, once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var enquiry in desk.Due)
        {
            var (what, words) = EventOf(enquiry, now);
            await desk.NoteEventAsync(enquiry.Number, what, words, still => still == enquiry, cancellationToken);
        }
    }

    private static (EnquiryChangeKind What, string? Words) EventOf(Enquiry enquiry, DateTimeOffset now) => enquiry switch
    {
        { SnoozedUntil: not null } => (EnquiryChangeKind.Returned, TimeIsOver),
        { State: EnquiryState.Claimed } => (EnquiryChangeKind.Returned, NothingCame),
        _ when enquiry.DueAt <= now => (EnquiryChangeKind.Escalated, null),
        _ => (EnquiryChangeKind.Reminded, null),
    };
}
