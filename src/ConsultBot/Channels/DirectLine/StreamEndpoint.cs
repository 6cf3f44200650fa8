using System.Net.WebSockets;
using System.Text;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Channels.DirectLine;

/// <summary>
/// <c>GET /conversations/{id}/stream</c>: a WebSocket on which a conversation is read. It begins after the watermark of its address and goes on with whatever the
/// record gets, so a client that drops and comes back misses nothing and gets nothing twice.
/// </summary>
internal sealed partial class StreamEndpoint(
    DirectLineAccess access,
    Conversations conversations,
    Arrivals arrivals,
    Deliveries deliveries,
    Feeds feeds,
    OpenStreams open,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<StreamEndpoint> logger)
{
    private static readonly TimeSpan PatienceOfSending = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PauseOfOutage = TimeSpan.FromSeconds(1);

    /// <summary>Serves a stream until the client or the service ends it.</summary>
    public async Task ServeAsync(HttpContext context, string id)
    {
        if (await RefuseAsync(context, id) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        var token = (await access.FindAsync(context, id)).Token!;
        Watermark.TryRead(context.Request.Query, out var watermark);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var place = open.Enter(id, ending);
        var sending = SendAsync(socket, token, watermark, ending.Token);
        var receiving = ReceiveAsync(socket, ending.Token);
        await Task.WhenAny(sending, receiving);
        await ending.CancelAsync();
        await EndAsync(socket, sending, receiving);
    }

    private async ValueTask<IResult?> RefuseAsync(HttpContext context, string id)
    {
        var (token, refusal) = await access.FindAsync(context, id);
        if (token is null)
        {
            return refusal;
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            return Problems.Bad("This is a WebSocket.");
        }

        return Watermark.TryRead(context.Request.Query, out _) ? HasConversation(id) ? null : Problems.NoConversation : Problems.Bad(Watermark.Expected);
    }

    // While the record cannot be read a conversation counts as there: the fixed texts come on its stream.
    private bool HasConversation(string id)
    {
        try
        {
            return conversations.EndOf(id) is not null;
        }
        catch (RecordUnavailableException)
        {
            return true;
        }
    }

    private async Task SendAsync(WebSocket socket, DirectLineToken token, long watermark, CancellationToken cancellationToken)
    {
        using var reader = feeds.Read(token.ConversationId);
        var (at, passed, isBegun) = (watermark, 0L, false);
        var answered = new HashSet<string>(StringComparer.Ordinal);
        while (!cancellationToken.IsCancellationRequested)
        {
            var passing = feeds.PassingAfter(token.ConversationId, passed);
            try
            {
                if (!isBegun)
                {
                    at = Watermark.Within(at, conversations.EndOf(token.ConversationId)?.Seq ?? at);
                    await arrivals.AnswerWhatIsOpenAsync(token);
                    isBegun = true;
                }

                var delivery = await deliveries.NextAsync(token, at, passing, answered, cancellationToken);
                at = delivery.Watermark;
                await WriteAsync(socket, delivery.Frame, cancellationToken);
                passed = passing.Count > 0 ? passing[^1].Number : passed;
                if (!delivery.IsFull)
                {
                    await reader.WaitAsync(cancellationToken);
                }
            }
            catch (RecordUnavailableException)
            {
                await WriteAsync(socket, OnlyPassing(passing, at), cancellationToken);
                passed = passing.Count > 0 ? passing[^1].Number : passed;
                await Task.Delay(PauseOfOutage, clock, cancellationToken);
            }
        }
    }

    private static string? OnlyPassing(IReadOnlyList<PassingActivity> passing, long watermark) => passing.Count == 0
        ? null
        : $$"""{"activities":[{{string.Join(',', passing.Select(activity => activity.After(watermark)))}}],"watermark":"{{watermark}}"}""";

    // A reader who takes nothing would hold the frame for ever; dropped, it comes back and reads on from where it was.
    private async Task WriteAsync(WebSocket socket, string? frame, CancellationToken cancellationToken)
    {
        if (frame is null)
        {
            return;
        }

        using var patience = new CancellationTokenSource(PatienceOfSending, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, either.Token);
    }

    // Clients send empty frames to keep the line open, and nothing else.
    private static async Task ReceiveAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var unread = new byte[1024];
        while (await socket.ReceiveAsync(unread.AsMemory(), cancellationToken) is { MessageType: not WebSocketMessageType.Close, Count: < 1024 })
        {
            // Read on.
        }
    }

    private async Task EndAsync(WebSocket socket, params Task[] tasks)
    {
        try
        {
            await Task.WhenAll(tasks);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The client left, took nothing, or the service ends.
        }
        catch (Exception exception)
        {
            LogStreamFailed(logger, Fault.Describe(exception));
        }

        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            using var patience = new CancellationTokenSource(PauseOfOutage, clock);
            try
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, patience.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
            {
                socket.Abort();
            }
        }
    }

    [LoggerMessage(EventId = 301, Level = LogLevel.Error, Message = "A stream of the website failed; its client comes back by itself. {Fault}")]
    private static partial void LogStreamFailed(ILogger logger, string fault);
}
