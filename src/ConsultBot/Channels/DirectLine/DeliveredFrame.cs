using System.Text;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Channels.DirectLine;

/// <summary>Some activities on their way to one reader, in the shape of Direct Line: <c>{"activities":[…],"watermark":"…"}</c>.</summary>
/// <param name="conversationId">The conversation.</param>
/// <param name="activities">Shows what stands in the record.</param>
/// <param name="wasAnnounced">Whether the reader was shown that the answer to a message is on its way.</param>
internal sealed class DeliveredFrame(string conversationId, ActivityJson activities, Func<string, bool> wasAnnounced) : IOutgoingChannel
{
    private readonly StringBuilder json = new();
    private long seq;

    /// <summary>Whether there is nothing to hand over.</summary>
    public bool IsEmpty => json.Length == 0;

    /// <summary>Adds an activity.</summary>
    public void Add(string activity)
    {
        if (json.Length > 0)
        {
            json.Append(',');
        }

        json.Append(activity);
    }

    /// <summary>The place of the entry that comes next.</summary>
    public void At(long place) => seq = place;

    /// <summary>The frame with the watermark up to which it goes.</summary>
    public string Close(long watermark) => $$"""{"activities":[{{json}}],"watermark":"{{watermark}}"}""";

    /// <inheritdoc />
    RenderedReply IOutgoingChannel.Render(RecordedReply reply)
    {
        var rendered = activities.Reply(conversationId, seq, reply);
        return reply.Answers.Count > 0 && wasAnnounced(reply.Answers[^1])
            ? rendered with { Activity = ActivityJson.AsEndOfWaiting(conversationId, reply, rendered.Activity) }
            : rendered;
    }

    /// <inheritdoc />
    RenderedReply IOutgoingChannel.Render(string fixedText) => activities.Fixed(conversationId, fixedText);

    /// <inheritdoc />
    Task IOutgoingChannel.SendAsync(RenderedReply rendered, CancellationToken cancellationToken)
    {
        Add(ActivityJson.Write(((WebChatReply)rendered).Activity));
        return Task.CompletedTask;
    }
}
