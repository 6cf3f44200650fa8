using ConsultBot.Consultation.Recording;

namespace ConsultBot.Channels.DirectLine;

/// <summary>What a reader gets next.</summary>
/// <param name="Frame">The frame, or <c>null</c> when there is nothing.</param>
/// <param name="Watermark">The place up to which the record was read.</param>
/// <param name="IsFull">Whether there may be more at once.</param>
internal readonly record struct Delivery(string? Frame, long Watermark, bool IsFull);

/// <summary>Reads a conversation from the record and hands what is new to a reader. The service's own words pass the send gate for each reader.</summary>
internal sealed class Deliveries(ITranscript transcript, SendGate gate, ActivityJson activities)
{
    private const int Most = 50;

    /// <summary>What comes after a place.</summary>
    /// <param name="token">The reader.</param>
    /// <param name="after">The last place the reader has; 0 for none. One beyond the end, from a record that was put back, begins anew.</param>
    /// <param name="passing">What stands in no record and is shown too.</param>
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    public async ValueTask<Delivery> NextAsync(DirectLineToken token, long after, IReadOnlyList<PassingActivity> passing, CancellationToken cancellationToken)
    {
        var recordId = DirectLineNames.RecordIdOf(token.ConversationId);
        var entries = transcript.Read(recordId, after, Most);
        var frame = new DeliveredFrame(token.ConversationId, activities);
        foreach (var entry in entries)
        {
            frame.At(entry.Seq);
            switch (entry)
            {
                case SaidByPatient said:
                    frame.Add(ActivityJson.Write(ActivityJson.Echo(token.ConversationId, token.UserId, said)));
                    break;
                case JudgedByPatient judged:
                    frame.Add(ActivityJson.Write(ActivityJson.Echo(token.ConversationId, token.UserId, judged)));
                    break;
                case SaidByService said:
                    await gate.SendAsync(said.Committed, frame, cancellationToken);
                    break;
            }
        }

        // With the reply the sign that it is on its way is over.
        var watermark = entries.Count == 0 ? after : entries[^1].Seq;
        var isAnswered = entries.Any(entry => entry is SaidByService);
        foreach (var activity in passing.Where(activity => activity.IsKept || !isAnswered))
        {
            frame.Add(activity.After(watermark));
        }

        return new Delivery(frame.IsEmpty ? null : frame.Close(watermark), watermark, entries.Count == Most);
    }
}
