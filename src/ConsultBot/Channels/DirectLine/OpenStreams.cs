namespace ConsultBot.Channels.DirectLine;

/// <summary>Bounds how many streams a conversation has open. One too many ends the oldest: a client that came back has no use for it.</summary>
internal sealed class OpenStreams
{
    private const int Most = 4;

    private readonly Dictionary<string, List<CancellationTokenSource>> streams = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>A stream opens; it is counted until the place is disposed.</summary>
    public IDisposable Enter(string conversationId, CancellationTokenSource ending)
    {
        CancellationTokenSource? oldest = null;
        lock (gate)
        {
            if (!streams.TryGetValue(conversationId, out var open))
            {
                streams.Add(conversationId, open = []);
            }

            open.Add(ending);
            if (open.Count > Most)
            {
                oldest = open[0];
                open.RemoveAt(0);
            }
        }

        oldest?.Cancel();
        return new Place(this, conversationId, ending);
    }

    private void Leave(string conversationId, CancellationTokenSource ending)
    {
        lock (gate)
        {
            if (streams.TryGetValue(conversationId, out var open) && open.Remove(ending) && open.Count == 0)
            {
                streams.Remove(conversationId);
            }
        }
    }

    private sealed class Place(OpenStreams open, string conversationId, CancellationTokenSource ending) : IDisposable
    {
        public void Dispose() => open.Leave(conversationId, ending);
    }
}
