using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace ConsultBot.Load.DirectLine;

/// <summary>A reply as it arrived on the stream.</summary>
/// <param name="At">When, as a timestamp of <see cref="Stopwatch"/>.</param>
/// <param name="ReplyToId">The activity that it answers.</param>
/// <param name="Decision">The decision that it carries; <c>null</c> on the fixed texts.</param>
internal sealed record StreamedReply(long At, string? ReplyToId, string? Decision);

/// <summary>A patient's conversation on Direct Line, as Web Chat holds it: posts over HTTP, and everything that is said arrives on a WebSocket.</summary>
internal sealed class StreamedConversation : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket socket = new();
    private readonly Channel<StreamedReply> replies = Channel.CreateUnbounded<StreamedReply>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly HttpClient client;
    private readonly string user = $"dl_{Guid.NewGuid():N}";
    private string token = string.Empty;
    private string id = string.Empty;
    private Task reading = Task.CompletedTask;

    private StreamedConversation(HttpClient client) => this.client = client;

    /// <summary>How many questions were answered.</summary>
    public int Turns { get; private set; }

    /// <summary>Opens a conversation and waits for the greeting.</summary>
    /// <exception cref="HttpRequestException">The service refuses.</exception>
    public static async Task<StreamedConversation> OpenAsync(HttpClient client, string secret, CancellationToken cancellationToken)
    {
        var conversation = new StreamedConversation(client);
        try
        {
            await conversation.ConnectAsync(secret, cancellationToken);
            return conversation;
        }
        catch
        {
            await conversation.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks a question.</summary>
    /// <param name="text">The question.</param>
    /// <param name="decision">The decision that the reply must carry; any when <c>null</c>.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>The time from the post to the reply on the stream, in nanoseconds.</returns>
    /// <exception cref="InvalidDataException">The reply is not a real one.</exception>
    public async Task<long> AskAsync(string text, string? decision, CancellationToken cancellationToken)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["text"] = text,
            ["textFormat"] = "plain",
            ["channelId"] = "webchat",
            ["locale"] = "en-US",
            ["from"] = new JsonObject { ["id"] = user, ["role"] = "user" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = Guid.NewGuid().ToString("N") },
        };
        var asked = Stopwatch.GetTimestamp();
        var posted = await SendAsync($"/v3/directline/conversations/{Uri.EscapeDataString(id)}/activities", token, activity, cancellationToken);
        var activityId = posted["id"]?.GetValue<string>();
        while (true)
        {
            var reply = await NextAsync(cancellationToken);
            if (!string.Equals(reply.ReplyToId, activityId, StringComparison.Ordinal))
            {
                continue;
            }

            if (reply.Decision is null || (decision is not null && !string.Equals(reply.Decision, decision, StringComparison.Ordinal)))
            {
                throw new InvalidDataException($"Direct Line answered \"{text}\" with the decision \"{reply.Decision ?? "none"}\".");
            }

            Turns++;
            return Stopwatch.GetElapsedTime(asked, reply.At).Ticks * TimeSpan.NanosecondsPerTick;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await reading;
        socket.Dispose();
    }

    private async Task ConnectAsync(string secret, CancellationToken cancellationToken)
    {
        var made = await SendAsync("/v3/directline/tokens/generate", secret, new JsonObject { ["user"] = new JsonObject { ["id"] = user } }, cancellationToken);
        var opened = await SendAsync("/v3/directline/conversations", Text(made, "token"), new JsonObject { ["locale"] = "en-US" }, cancellationToken);
        (id, token) = (Text(opened, "conversationId"), Text(opened, "token"));
        await socket.ConnectAsync(new Uri(Text(opened, "streamUrl")), cancellationToken);
        reading = ReadAsync();
        await NextAsync(cancellationToken);
    }

    private async Task<JsonNode> SendAsync(string path, string bearer, JsonNode body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await client.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(answer)!
            : throw new InvalidDataException($"Direct Line answered {path} with {(int)response.StatusCode} {answer[..Math.Min(answer.Length, 300)]}");
    }

    private static string Text(JsonNode answer, string member) =>
        answer[member]?.GetValue<string>() ?? throw new InvalidDataException($"Direct Line gave no {member}: {answer.ToJsonString()}");

    private async Task<StreamedReply> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await replies.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new InvalidDataException("The stream of a conversation was closed.", exception);
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"Nothing on the stream of a conversation within {Patience.TotalSeconds} s.", exception);
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += received.Count;
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                if (received.EndOfMessage)
                {
                    Take(buffer.AsMemory(0, length), Stopwatch.GetTimestamp());
                    length = 0;
                }
                else if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, buffer.Length * 2);
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The conversation was closed here or there; whoever waits for a reply is told so.
        }

        replies.Writer.TryComplete();
    }

    private void Take(ReadOnlyMemory<byte> frame, long at)
    {
        if (frame.IsEmpty)
        {
            return;
        }

        using var parsed = JsonDocument.Parse(frame);
        foreach (var activity in parsed.RootElement.GetProperty("activities").EnumerateArray())
        {
            if (TextOf(activity, "type") is "message" && TextOf(activity.GetProperty("from"), "role") is "bot")
            {
                replies.Writer.TryWrite(new StreamedReply(at, TextOf(activity, "replyToId"), DecisionOf(activity)));
            }
        }
    }

    private static string? DecisionOf(JsonElement activity) =>
        activity.TryGetProperty("channelData", out var data) && data.TryGetProperty("consultbot", out var ours) ? TextOf(ours, "decision") : null;

    private static string? TextOf(JsonElement element, string member) => element.TryGetProperty(member, out var value) ? value.GetString() : null;
}
