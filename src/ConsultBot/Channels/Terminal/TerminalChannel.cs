using System.Text;
using ConsultBot.Consultation.Recording;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Channels.Terminal;

/// <summary>Shows a reply in a terminal, with the sources named below it.</summary>
internal sealed class TerminalChannel(TextWriter output, IReadOnlyDictionary<string, SourceFile> sources) : IOutgoingChannel
{
    /// <summary>The name of the channel in the record.</summary>
    public const string Name = "console";

    /// <inheritdoc />
    RenderedReply IOutgoingChannel.Render(RecordedReply reply)
    {
        var text = new StringBuilder(reply.Text.Replace("**", string.Empty, StringComparison.Ordinal));
        if (reply.Citations.Count > 0)
        {
            text.Append('\n');
        }

        foreach (var citation in reply.Citations)
        {
            text.Append($"\n[{citation.Marker}] {sources[citation.SourceId].ShownAs}: {citation.Locator}");
        }

        return new TerminalReply(text.ToString());
    }

    /// <inheritdoc />
    RenderedReply IOutgoingChannel.Render(string fixedText) => new TerminalReply(fixedText.Replace("**", string.Empty, StringComparison.Ordinal));

    /// <inheritdoc />
    async Task IOutgoingChannel.SendAsync(RenderedReply rendered, CancellationToken cancellationToken) => await output.WriteLineAsync(((TerminalReply)rendered).Text);

    private sealed record TerminalReply(string Text) : RenderedReply(Text);
}
