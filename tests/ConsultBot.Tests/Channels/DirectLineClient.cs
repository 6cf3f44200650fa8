using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Channels;

/// <summary>A client of Direct Line that does what the tests say and nothing by itself.</summary>
internal sealed class DirectLineClient : IAsyncDisposable
{
    private readonly HttpClient http;
    private ClientWebSocket? socket;

    private DirectLineClient(HttpClient http, JsonObject session)
    {
        this.http = http;
        ConversationId = (string)session["conversationId"]!;
        Token = (string)session["token"]!;
        Resume = (string)session["resume"]!;
        UserId = (string)session["userId"]!;
        IsNew = (bool)session["isNew"]!;
    }

    public string ConversationId { get; }

    public string Token { get; set; }

    public string Resume { get; }

    public string UserId { get; }

    public bool IsNew { get; }

    public string StreamUrl { get; private set; } = string.Empty;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Asks for a session as the page does.</summary>
    public static async Task<DirectLineClient> OpenAsync(RunningService service, string? resume = null, string? invitation = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/session") { Content = JsonContent.Create(new { resume, invitation }) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await service.Client.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new DirectLineClient(service.Client, await ObjectAsync(response));
    }

    /// <summary>Opens a session and begins its conversation.</summary>
    public static async Task<DirectLineClient> StartAsync(RunningService service, string? invitation = null)
    {
        var client = await OpenAsync(service, resume: null, invitation);
        using var response = await client.SendAsync(HttpMethod.Post, "conversations");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        client.StreamUrl = (string)(await ObjectAsync(response))["streamUrl"]!;
        return client;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? token = null)
    {
        var request = new HttpRequestMessage(method, $"/v3/directline/{path}") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token ?? Token}");
        return http.SendAsync(request, Cancelled);
    }

    /// <summary>Posts an activity of this conversation.</summary>
    public Task<HttpResponseMessage> PostAsync(object activity) => SendAsync(HttpMethod.Post, $"conversations/{ConversationId}/activities", JsonContent.Create(activity));

    /// <summary>Says something; hands back the id of the message.</summary>
    public async Task<string> SayAsync(string text, string? clientId = null)
    {
        using var response = await PostAsync(new { type = "message", text, from = new { id = "somebody else" }, channelData = new { clientActivityID = clientId ?? Guid.NewGuid().ToString("N") } });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (string)(await ObjectAsync(response))["id"]!;
    }

    /// <summary>Opens the stream.</summary>
    public async Task ConnectAsync(string? url = null)
    {
        socket?.Dispose();
        socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(url ?? StreamUrl), Cancelled);
    }

    /// <summary>Asks for the stream again, from a place on.</summary>
    public async Task ReconnectAsync(string watermark)
    {
        using var response = await SendAsync(HttpMethod.Get, $"conversations/{ConversationId}?watermark={watermark}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await ConnectAsync((string)(await ObjectAsync(response))["streamUrl"]!);
    }

    /// <summary>Drops the stream without a word.</summary>
    public void Drop()
    {
        socket?.Abort();
        socket?.Dispose();
        socket = null;
    }

    /// <summary>The next frame of the stream.</summary>
    public async Task<JsonObject> FrameAsync()
    {
        using var words = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket!.ReceiveAsync(buffer.AsMemory(), Cancelled);
            words.Write(buffer, 0, part.Count);
            if (part.MessageType is WebSocketMessageType.Close)
            {
                throw new InvalidOperationException("The stream was closed.");
            }

            if (part.EndOfMessage)
            {
                return JsonNode.Parse(Encoding.UTF8.GetString(words.ToArray()))!.AsObject();
            }
        }
    }

    /// <summary>Reads the stream until so many messages came.</summary>
    public async Task<JsonObject[]> MessagesAsync(int count)
    {
        var messages = new List<JsonObject>();
        while (messages.Count < count)
        {
            messages.AddRange((await FrameAsync())["activities"]!.AsArray().Select(activity => activity!.AsObject()).Where(activity => (string)activity["type"]! is not "typing"));
        }

        return [.. messages];
    }

    /// <summary>What polling gives.</summary>
    public async Task<JsonObject> PollAsync(string watermark = "")
    {
        using var response = await SendAsync(HttpMethod.Get, $"conversations/{ConversationId}/activities?watermark={watermark}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ObjectAsync(response);
    }

    public ValueTask DisposeAsync()
    {
        Drop();
        return ValueTask.CompletedTask;
    }

    private static async Task<JsonObject> ObjectAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!.AsObject();
}
