using ConsultBot.Consultation.Recording;

namespace ConsultBot.Channels.DirectLine;

/// <summary>What a reader gets next.</summary>
/// <param name="Frame">The frame, or <c>null</c> when there is nothing.</param>
/// <param name="Watermark">The place up to which the record was read.</param>
/// <param name="IsFull">Whether there may be more at once.</param>
internal readonly record struct Delivery(string? Frame, long Watermark, bool IsFull);

/// <summary>Reads a conversation from the record and hands what is new to a reader. The service's own words pass the send gate for each reader.</summary>
internal sealed class Deliveries(ITranscript transcript, SendGate gate, ActivityJson activities, WaitingSigns signs)
{
    private const int Most = 50;

    /// <summary>What comes after a place.</summary>
    /// <param name="token">The reader.</param>
    /// <param name="after">The last place the reader has; 0 for none. One beyond the end, from a record that was put back, begins anew.</param>
    /// <param name="passing">What stands in no record and is shown too.</param>
    /// <param name="answered">The messages whose answers the reader has, to which those are added that come now; <c>null</c> for a reader who is shown no signs of waiting.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    public async ValueTask<Delivery> NextAsync(
        DirectLineToken token, long after, IReadOnlyList<PassingActivity> passing, ISet<string>? answered, CancellationToken cancellationToken)
    {
        var recordId = DirectLineNames.RecordIdOf(token.ConversationId);
        var entries = transcript.Read(recordId, after, Most);
        var frame = new DeliveredFrame(token.ConversationId, activities, message => answered is not null && signs.WereShown(message));
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
                    Announce(frame, token, said.Reply, answered);
                    await gate.SendAsync(said.Committed, frame, cancellationToken);
                    break;
                case Unseen { About: { } about } when answered is not null && signs.WereShown(about):
                    answered.Add(about);
                    frame.Add(ActivityJson.Write(activities.EndOfWaiting(token.ConversationId, about)));
                    break;
            }
        }

        // With the reply the sign that it is on its way is over.
        var watermark = entries.Count == 0 ? after : entries[^1].Seq;
        var isAnswered = entries.Any(entry => entry is SaidByService);
        foreach (var activity in passing.Where(activity => activity.IsKept || (!isAnswered && (activity.About is null || answered?.Contains(activity.About) is not true))))
        {
            frame.Add(activity.After(watermark));
        }

        return new Delivery(frame.IsEmpty ? null : frame.Close(watermark), watermark, entries.Count == Most);
    }

    // A client takes the end of a stream only for one that it saw begin, and one that came back may not have.
    private void Announce(DeliveredFrame frame, DirectLineToken token, RecordedReply reply, ISet<string>? answered)
    {
        if (answered is null || reply.Answers.Count == 0)
        {
            return;
        }

        if (signs.WereShown(reply.Answers[^1]))
        {
            frame.Add(ActivityJson.Write(signs.First(token.ConversationId, reply.Answers[^1], reply.Language)));
        }

        answered.UnionWith(reply.Answers);
    }
}
