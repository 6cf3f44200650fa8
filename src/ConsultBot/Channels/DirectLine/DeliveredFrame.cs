using System.Text;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Channels.DirectLine;

/// <summary>Some activities on their way to one reader, in the shape of Direct Line: <c>{"activities":[…],"watermark":"…"}</c>.</summary>
internal sealed class DeliveredFrame(string conversationId, ActivityJson activities) : IOutgoingChannel
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
    RenderedReply IOutgoingChannel.Render(RecordedReply reply) => activities.Reply(conversationId, seq, reply);

    /// <inheritdoc />
    RenderedReply IOutgoingChannel.Render(string fixedText) => activities.Fixed(conversationId, fixedText);

    /// <inheritdoc />
    Task IOutgoingChannel.SendAsync(RenderedReply rendered, CancellationToken cancellationToken)
    {
        Add(ActivityJson.Write(((WebChatReply)rendered).Activity));
        return Task.CompletedTask;
    }
}
