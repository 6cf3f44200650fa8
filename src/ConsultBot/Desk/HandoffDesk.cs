using System.Globalization;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Handoff;
using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Desk;

/// <summary>The desk as the pipeline sees it: what is put before it is an enquiry, and counts only while staff are reached.</summary>
internal sealed class HandoffDesk(StaffDesk desk, ITeamLine line, TimeProvider clock) : IHandoffDesk
{
    /// <inheritdoc />
    public bool Works => line.Works;

    /// <inheritdoc />
    public bool HasPerson(string conversationId) => desk.HasPerson(conversationId);

    /// <inheritdoc />
    public async Task<HandoffTaken?> TakeAsync(HandoffRequest request, CancellationToken cancellationToken)
    {
        var proposed = desk.Propose(
            request.ConversationId, request.Channel, EnquiryNames.TopicOf(request.Topic), EnquiryNames.UrgencyOf(request.Urgency), request.Why, request.Language);
        var enquiry = await desk.OpenAsync(proposed, cancellationToken);
        var now = clock.GetUtcNow();
        var hours = desk.Settings.Hours;
        return line.Works
            ? new HandoffTaken(
                enquiry.Number == proposed.Number,
                hours.IsOpenAt(now),
                hours.NextOpeningAfter(now) is { } next ? hours.Local(next).ToString("dddd, HH:mm", CultureInfo.InvariantCulture) : string.Empty,
                ConversationReference.Of(request.ConversationId))
            : null;
    }

    /// <inheritdoc />
    public async Task PatientWroteAsync(string conversationId, CancellationToken cancellationToken)
    {
        if (desk.OpenFor(conversationId) is { } enquiry)
        {
            await desk.NoteEventAsync(enquiry.Number, EnquiryChangeKind.PatientWrote, words: null, _ => true, cancellationToken);
        }
    }
}
