using System.Text.Json.Nodes;

namespace ConsultBot.Channels.DirectLine;

/// <summary>Something that is shown at once and stands in no record: the sign that an answer is on its way, or one of the fixed texts.</summary>
/// <param name="Number">Its number in the conversation, from 1.</param>
/// <param name="Activity">The activity in JSON.</param>
/// <param name="IsKept">Whether somebody who looks a little later sees it too.</param>
/// <param name="About">The message whose answer it announces; <c>null</c> when it announces none.</param>
internal sealed record PassingActivity(long Number, string Activity, bool IsKept, string? About = null)
{
    private const string Place = "webchat:sequence-id";

    /// <summary>The activity for a reader who has the conversation up to a place: behind that, and before what the record gets next. Clients put one without a place behind everything.</summary>
    public string After(long watermark)
    {
        var activity = JsonNode.Parse(Activity)!.AsObject();
        var channelData = activity["channelData"]?.AsObject() ?? [];
        channelData[Place] = watermark + 1 - (1.0 / (Number + 1));
        activity["channelData"] = channelData;
        return ActivityJson.Write(activity);
    }
}

/// <summary>
/// Wakes whoever reads a conversation when the record has something new for it, and hands them what stands in no record. The words themselves are read from
/// the record, so nothing is lost when a wake-up is.
/// </summary>
internal sealed class Feeds
{
    private const int MostForgotten = 1_000;
    private const int MostPassing = 20;

    private readonly Dictionary<string, Feed> feeds = new(StringComparer.Ordinal);
    private readonly Queue<string> unread = [];
    private readonly Lock gate = new();

    /// <summary>Begins to read a conversation.</summary>
    public FeedReader Read(string conversationId)
    {
        lock (gate)
        {
            var feed = Of(conversationId);
            var reader = new FeedReader(this, conversationId);
            feed.Readers.Add(reader);
            return reader;
        }
    }

    /// <summary>Whether somebody reads a conversation now.</summary>
    public bool IsRead(string conversationId)
    {
        lock (gate)
        {
            return feeds.TryGetValue(conversationId, out var feed) && feed.Readers.Count > 0;
        }
    }

    /// <summary>The record has something new.</summary>
    public void Wake(string conversationId)
    {
        lock (gate)
        {
            if (feeds.TryGetValue(conversationId, out var feed))
            {
                feed.Readers.ForEach(reader => reader.Wake());
            }
        }
    }

    /// <summary>Shows something that stands in no record.</summary>
    public void Show(string conversationId, string activity, bool isKept, string? about = null)
    {
        lock (gate)
        {
            var feed = Of(conversationId);
            if (feed.Readers.Count == 0 && !isKept)
            {
                Drop(conversationId, feed);
                return;
            }

            feed.Passing.Add(new PassingActivity(++feed.Last, activity, isKept, about));
            if (feed.Passing.Count > MostPassing)
            {
                feed.Passing.RemoveAt(0);
            }

            if (feed.Readers.Count == 0)
            {
                Forget(conversationId);
            }

            feed.Readers.ForEach(reader => reader.Wake());
        }
    }

    /// <summary>What was shown in a conversation after a number.</summary>
    public IReadOnlyList<PassingActivity> PassingAfter(string conversationId, long number)
    {
        lock (gate)
        {
            return feeds.TryGetValue(conversationId, out var feed) ? feed.Passing.FindAll(passing => passing.Number > number) : [];
        }
    }

    /// <summary>What was kept for somebody who polls, once.</summary>
    public IReadOnlyList<PassingActivity> TakeForPolling(string conversationId)
    {
        lock (gate)
        {
            if (!feeds.TryGetValue(conversationId, out var feed))
            {
                return [];
            }

            var taken = feed.Passing.FindAll(passing => passing.IsKept && passing.Number > feed.Polled);
            feed.Polled = feed.Last;
            return taken;
        }
    }

    /// <summary>Somebody reads no more.</summary>
    internal void Leave(string conversationId, FeedReader reader)
    {
        lock (gate)
        {
            if (feeds.TryGetValue(conversationId, out var feed) && feed.Readers.Remove(reader))
            {
                Drop(conversationId, feed);
            }
        }
    }

    private Feed Of(string conversationId)
    {
        if (!feeds.TryGetValue(conversationId, out var feed))
        {
            feeds.Add(conversationId, feed = new Feed());
        }

        return feed;
    }

    private void Drop(string conversationId, Feed feed)
    {
        feed.Passing.RemoveAll(passing => !passing.IsKept);
        if (feed.Readers.Count == 0 && feed.Passing.Count == 0)
        {
            feeds.Remove(conversationId);
        }
    }

    // What nobody has read is kept for a while for those who come back, but not without end.
    private void Forget(string conversationId)
    {
        unread.Enqueue(conversationId);
        if (unread.Count > MostForgotten && unread.TryDequeue(out var oldest) && feeds.TryGetValue(oldest, out var feed) && feed.Readers.Count == 0)
        {
            feeds.Remove(oldest);
        }
    }

    private sealed class Feed
    {
        public List<FeedReader> Readers { get; } = [];

        public List<PassingActivity> Passing { get; } = [];

        public long Last { get; set; }

        public long Polled { get; set; }
    }
}

/// <summary>Somebody who reads a conversation, until it is disposed.</summary>
internal sealed class FeedReader(Feeds feeds, string conversationId) : IDisposable
{
    private readonly SemaphoreSlim news = new(0, 1);

    /// <summary>Waits until there may be something new.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => news.WaitAsync(cancellationToken);

    /// <summary>There may be something new. Called under the lock of the feeds.</summary>
    public void Wake()
    {
        if (news.CurrentCount == 0)
        {
            news.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        feeds.Leave(conversationId, this);
        news.Dispose();
    }
}
