using System.Text.Json.Nodes;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;

namespace ConsultBot.Channels.DirectLine;

/// <summary>
/// Shows that an answer is on its way: after 400 ms, and in other words after 4 s. What it says is fixed and tells nothing of the answer. It knows of the last messages
/// which had such a sign, so that their answers end it.
/// </summary>
internal sealed partial class WaitingSigns(IPolicyInForce policies, ActivityJson activities, Feeds feeds, TimeProvider clock, ILogger<WaitingSigns> logger)
{
    private const int MostRemembered = 2_000;

    private static readonly TimeSpan FirstAfter = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongerAfter = TimeSpan.FromSeconds(4);

    private readonly Dictionary<string, bool> shown = new(StringComparer.Ordinal);
    private readonly Queue<string> order = [];
    private readonly Lock gate = new();

    /// <summary>Begins to wait for the answer to a message; the signs come until the result is disposed.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="message">The message, which stands in the record.</param>
    public IDisposable Begin(string conversationId, PatientMessage message) => new Signs(
        clock.CreateTimer(_ => Show(conversationId, message, 1, "waiting"), state: null, FirstAfter, Timeout.InfiniteTimeSpan),
        clock.CreateTimer(_ => Show(conversationId, message, 2, "waiting.longer"), state: null, LongerAfter, Timeout.InfiniteTimeSpan));

    /// <summary>The first sign for a message.</summary>
    public JsonObject First(string conversationId, string messageId, string language) =>
        activities.Waiting(conversationId, messageId, 1, policies.Current.Replies.Text("waiting", language));

    /// <summary>Whether there was a sign for a message.</summary>
    public bool WereShown(string messageId)
    {
        lock (gate)
        {
            return shown.ContainsKey(messageId);
        }
    }

    /// <summary>There may have been a sign for a message before the service was started.</summary>
    public void Remember(string messageId)
    {
        lock (gate)
        {
            if (!shown.TryAdd(messageId, true))
            {
                return;
            }

            order.Enqueue(messageId);
            if (order.Count > MostRemembered)
            {
                shown.Remove(order.Dequeue());
            }
        }
    }

    // Nobody above catches what a timer throws.
    private void Show(string conversationId, PatientMessage message, int number, string key)
    {
        try
        {
            ShowNow(conversationId, message, number, key);
        }
        catch (Exception exception)
        {
            LogNotShown(logger, Fault.Describe(exception));
        }
    }

    private void ShowNow(string conversationId, PatientMessage message, int number, string key)
    {
        var policy = policies.Current;
        var language = policy.Screening.Read(message, ConversationState.New).Language;
        Remember(message.RecordedAs!);
        feeds.Show(
            conversationId, ActivityJson.Write(activities.Waiting(conversationId, message.RecordedAs!, number, policy.Replies.Text(key, language))), isKept: false, message.RecordedAs);
    }

    [LoggerMessage(EventId = 302, Level = LogLevel.Error, Message = "The sign that an answer is on its way could not be shown. {Fault}")]
    private static partial void LogNotShown(ILogger logger, string fault);

    private sealed class Signs(params ITimer[] timers) : IDisposable
    {
        public void Dispose()
        {
            foreach (var timer in timers)
            {
                timer.Dispose();
            }
        }
    }
}
