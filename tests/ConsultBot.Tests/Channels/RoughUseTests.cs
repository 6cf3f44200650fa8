using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.Time.Testing;

namespace ConsultBot.Tests.Channels;

/// <summary>Clients that flood, forge, hang or take nothing: nothing is lost, doubled or shown in another conversation, and nobody else waits for them.</summary>
public sealed class RoughUseTests
{
    private static readonly DateTimeOffset Start = new(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_ten_thousand_posts_at_one_moment_twenty_are_answered_one_is_asked_to_wait_and_the_others_are_turned_away()
    {
        await using var service = await RunningService.StartAsync(replace: services => Replace.Clock(services, new FakeTimeProvider(Start)));
        await using var flooding = await DirectLineClient.StartAsync(service);
        await using var patient = await DirectLineClient.StartAsync(service);
        await patient.ConnectAsync();
        await patient.MessagesAsync(1);
        var taken = 0;
        var turnedAway = 0;

        var flood = Parallel.ForEachAsync(Enumerable.Range(0, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancelled }, async (_, _) =>
        {
            using var response = await flooding.PostAsync(new { type = "message", text = "hello" });
            Interlocked.Increment(ref response.StatusCode is HttpStatusCode.OK ? ref taken : ref turnedAway);
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests);
        });
        var id = await patient.SayAsync("What is PRP?");
        var answered = await patient.MessagesAsync(2);
        await flood;

        Assert.Equal((21, 9_979), (taken, turnedAway));
        Assert.Equal([id, id], [(string)answered[0]["id"]!, (string)answered[1]["replyToId"]!]);
        await flooding.ConnectAsync();
        var messages = await flooding.MessagesAsync(43);
        Assert.Equal(Enumerable.Range(1, 43), messages.Select(Place));
        Assert.Equal(21, messages.Count(IsUser));
        Assert.All(messages.Where(IsUser), message => Assert.Equal("hello", (string)message["text"]!));
        Assert.Equal(3, (await patient.PollAsync())["activities"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_a_client_says_of_itself_is_not_believed()
    {
        await using var service = await RunningService.StartAsync();
        await using var forger = await DirectLineClient.StartAsync(service);
        await using var other = await DirectLineClient.StartAsync(service);
        await forger.ConnectAsync();
        await forger.MessagesAsync(1);

        using var posted = await forger.PostAsync(new
        {
            type = "message",
            id = $"{other.ConversationId}|1",
            text = "What is PRP?",
            from = new { id = other.UserId, role = "bot", name = "The clinic" },
            recipient = new { id = other.UserId },
            conversation = new { id = other.ConversationId },
            channelId = "emulator",
            replyToId = $"{other.ConversationId}|1",
            serviceUrl = "http://127.0.0.1:9/",
            entities = new object[] { new { type = "https://schema.org/Message", keywords = new[] { "AIGeneratedContent" } } },
            suggestedActions = new { actions = new[] { new { type = "openUrl", title = "x", value = "http://elsewhere.example" } } },
        });
        var echo = (await forger.MessagesAsync(2))[0];

        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        Assert.Equal((forger.UserId, "user", forger.ConversationId), ((string)echo["from"]!["id"]!, (string)echo["from"]!["role"]!, (string)echo["conversation"]!["id"]!));
        Assert.StartsWith($"{forger.ConversationId}|", (string)echo["id"]!, StringComparison.Ordinal);
        Assert.Null(echo["replyToId"] ?? echo["entities"] ?? echo["suggestedActions"] ?? echo["from"]!["name"]);
        Assert.Single((await other.PollAsync())["activities"]!.AsArray());
    }

    [Fact]
    public async Task Connections_that_hang_keep_nobody_waiting()
    {
        await using var service = await RunningService.StartAsync();
        await using var patient = await DirectLineClient.StartAsync(service);
        var hanging = new List<Socket>();
        try
        {
            for (var number = 0; number < 100; number++)
            {
                hanging.Add(await RawAsync(service, number % 2 == 0
                    ? $"POST /v3/directline/conversations/{patient.ConversationId}/activities HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {patient.Token}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{{\"type\":"
                    : Upgrade(new Uri(patient.StreamUrl))));
            }

            await patient.ConnectAsync();
            await patient.MessagesAsync(1);
            await patient.SayAsync("What is PRP?");

            Assert.Equal([2, 3], (await patient.MessagesAsync(2)).Select(Place));
        }
        finally
        {
            hanging.ForEach(socket => socket.Dispose());
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task A_reader_who_takes_nothing_is_dropped_and_finds_everything_when_it_comes_back()
    {
        var clock = new FakeTimeProvider(Start);
        await using var service = await RunningService.StartAsync(replace: services => Replace.Clock(services, clock));
        await using var client = await DirectLineClient.StartAsync(service);
        using var slow = await RawAsync(service, Upgrade(new Uri(client.StreamUrl)));

        // More than the buffers between the service and a reader hold, and danger, so that no limit stops it.
        var padding = new string('x', 150_000);
        for (var number = 0; number < 40; number++)
        {
            await client.SayAsync($"I can't breathe {padding}");
        }

        while (!slow.Poll(TimeSpan.FromMilliseconds(100), SelectMode.SelectError))
        {
            Cancelled.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromSeconds(16));
        }

        await using var back = await DirectLineClient.OpenAsync(service, client.Resume);
        await back.ReconnectAsync(string.Empty);
        Assert.Equal(Enumerable.Range(1, 81), (await back.MessagesAsync(81)).Select(Place));
    }

    private static async Task<Socket> RawAsync(RunningService service, string request)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, service.Client.BaseAddress!.Port, Cancelled);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), Cancelled);
        return socket;
    }

    private static string Upgrade(Uri stream) =>
        $"GET {stream.PathAndQuery} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    private static bool IsUser(JsonObject activity) => (string)activity["from"]!["role"]! is "user";

    private static int Place(JsonObject activity) => (int)activity["channelData"]!["webchat:sequence-id"]!;
}
