using ConsultBot.Consultation.Recording;

namespace ConsultBot.Channels.Ask;

/// <summary>The way out of a turn that a program asked for: what was let through is kept for the answer to its request.</summary>
internal sealed class AskChannel : IOutgoingChannel
{
    /// <summary>The reply, when one was let through.</summary>
    public RecordedReply? Reply { get; private set; }

    /// <summary>The fixed text in its place, when that was.</summary>
    public string? FixedText { get; private set; }

    /// <inheritdoc />
    RenderedReply IOutgoingChannel.Render(RecordedReply reply) => new Answered(reply, reply.Text);

    /// <inheritdoc />
    RenderedReply IOutgoingChannel.Render(string fixedText) => new Answered(Reply: null, fixedText);

    /// <inheritdoc />
    Task IOutgoingChannel.SendAsync(RenderedReply rendered, CancellationToken cancellationToken)
    {
        var answered = (Answered)rendered;
        Reply = answered.Reply;
        FixedText = answered.Reply is null ? answered.Text : null;
        return Task.CompletedTask;
    }

    private sealed record Answered(RecordedReply? Reply, string Text) : RenderedReply(Text);
}
