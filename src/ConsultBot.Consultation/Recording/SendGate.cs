using ConsultBot.Consultation.Replies;

namespace ConsultBot.Consultation.Recording;

/// <summary>A reply as one channel shows it.</summary>
/// <param name="Shown">Each way in which the channel hands the reply to patients, in plain text, for example what is read and what a screen reader says. Each must be complete.</param>
public abstract record RenderedReply(params IReadOnlyList<string> Shown);

/// <summary>A channel's way out. Only <see cref="SendGate"/> calls it.</summary>
public interface IOutgoingChannel
{
    /// <summary>Renders a committed reply for this channel.</summary>
    RenderedReply Render(RecordedReply reply);

    /// <summary>Renders one of the fixed texts of <see cref="FixedText"/>.</summary>
    RenderedReply Render(string fixedText);

    /// <summary>Sends what was rendered.</summary>
    Task SendAsync(RenderedReply rendered, CancellationToken cancellationToken);
}

/// <summary>The texts that may leave without an entry in the record.</summary>
public enum FixedText
{
    /// <summary>The service cannot answer right now.</summary>
    OutOfService,

    /// <summary>The emergency text, while the record cannot be written.</summary>
    Emergency,

    /// <summary>The crisis text, while the record cannot be written.</summary>
    Crisis,

    /// <summary>The adverse-event text, while the record cannot be written.</summary>
    AdverseEvent,
}

/// <summary>
/// The one way to a patient. It lets through a reply that stands in the record, or one of the fixed texts, and nothing else. The caveats are checked once more
/// in what the channel really shows.
/// </summary>
public sealed class SendGate(IPolicyInForce policies, OutageTally outage)
{
    /// <summary>Sends a committed reply.</summary>
    /// <returns>Whether the reply itself was sent; when the channel lost a caveat, the out-of-service text was sent in its place.</returns>
    public async Task<bool> SendAsync(CommittedReply committed, IOutgoingChannel channel, CancellationToken cancellationToken)
    {
        var rendered = channel.Render(committed.Reply);
        if (!ShowsEveryCaveat(rendered, committed.Reply))
        {
            await SendAsync(FixedText.OutOfService, channel, cancellationToken);
            return false;
        }

        await channel.SendAsync(rendered, cancellationToken);
        return true;
    }

    /// <summary>Sends one of the fixed texts. It has no entry in the record, so it is counted.</summary>
    public async Task SendAsync(FixedText text, IOutgoingChannel channel, CancellationToken cancellationToken)
    {
        var key = KeyOf(text);
        await channel.SendAsync(channel.Render(policies.Current.Replies.Text(key, ReplyBook.English)), cancellationToken);
        outage.Count(key);
    }

    private static bool ShowsEveryCaveat(RenderedReply rendered, RecordedReply reply) =>
        reply.CaveatTexts.All(sentence => rendered.Shown.All(shown => shown.Contains(sentence, StringComparison.Ordinal)));

    private static string KeyOf(FixedText text) => text switch
    {
        FixedText.OutOfService => "out-of-service",
        FixedText.Emergency => "emergency",
        FixedText.Crisis => "crisis",
        FixedText.AdverseEvent => "adverse_event",
        _ => throw new ArgumentOutOfRangeException(nameof(text), text, message: null),
    };
}
