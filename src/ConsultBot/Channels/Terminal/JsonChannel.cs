using ConsultBot.Consultation.Recording;

namespace ConsultBot.Channels.Terminal;

/// <summary>Prints a reply as one JSON line.</summary>
internal sealed class JsonChannel(TextWriter output, Func<RecordedReply, string> serialise) : IOutgoingChannel
{
    /// <inheritdoc />
    RenderedReply IOutgoingChannel.Render(RecordedReply reply) => new JsonReply(reply.Text, serialise(reply));

    /// <inheritdoc />
    RenderedReply IOutgoingChannel.Render(string fixedText) => new JsonReply(fixedText, $$"""{"error":"unavailable","text":{{System.Text.Json.JsonSerializer.Serialize(fixedText)}}}""");

    /// <inheritdoc />
    async Task IOutgoingChannel.SendAsync(RenderedReply rendered, CancellationToken cancellationToken) => await output.WriteLineAsync(((JsonReply)rendered).Line);

    private sealed record JsonReply(string Text, string Line) : RenderedReply(Text);
}
