using ConsultBot.Consultation.Recording;

namespace ConsultBot.Channels.DirectLine;

/// <summary>The way out of a turn: a committed reply wakes those who read the conversation; a fixed text, which stands in no record, is shown to them.</summary>
internal sealed class WokenChannel(string conversationId, Feeds feeds, ActivityJson activities) : IOutgoingChannel
{
    /// <inheritdoc />
    RenderedReply IOutgoingChannel.Render(RecordedReply reply) => new Committed(reply);

    /// <inheritdoc />
    RenderedReply IOutgoingChannel.Render(string fixedText) => activities.Fixed(conversationId, fixedText);

    /// <inheritdoc />
    Task IOutgoingChannel.SendAsync(RenderedReply rendered, CancellationToken cancellationToken)
    {
        if (rendered is WebChatReply passing)
        {
            feeds.Show(conversationId, ActivityJson.Write(passing.Activity), isKept: true);
        }
        else
        {
            feeds.Wake(conversationId);
        }

        return Task.CompletedTask;
    }

    // How it will look is decided, and checked for its caveats, by each reader's own channel.
    private sealed record Committed(RecordedReply Reply) : RenderedReply(Reply.Text);
}
