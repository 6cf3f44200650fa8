namespace ConsultBot.Channels.DirectLine;

/// <summary>
/// Watches whether somebody still waits for the answer of a turn. Whoever polls is not seen to leave; of whoever had a stream it is known when none has been open for a while.
/// </summary>
internal sealed class Presence : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private readonly ITimer timer;

    /// <summary>Begins to watch a conversation, if somebody reads it now.</summary>
    public Presence(Feeds feeds, string conversationId, TimeSpan every, TimeSpan after, TimeProvider clock)
    {
        var away = TimeSpan.Zero;
        Left = left.Token;
        var period = feeds.IsRead(conversationId) ? every : Timeout.InfiniteTimeSpan;
        timer = clock.CreateTimer(
            _ =>
            {
                away = feeds.IsRead(conversationId) ? TimeSpan.Zero : away + every;
                if (away >= after)
                {
                    _ = left.CancelAsync();
                }
            },
            state: null,
            period,
            period);
    }

    /// <summary>Cancelled when nobody waits any more.</summary>
    public CancellationToken Left { get; }

    /// <inheritdoc />
    public void Dispose() => timer.Dispose();
}
