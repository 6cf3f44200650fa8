using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ConsultBot.Tests.Channels;

/// <summary>The chat of the website as its clients meet it, on a real server.</summary>
public sealed class DirectLineTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_greets_echoes_and_answers_in_that_order()
    {
        await using var service = await RunningService.StartAsync();
        await using var client = await DirectLineClient.StartAsync(service);
        await client.ConnectAsync();
        var greeting = Assert.Single(await client.MessagesAsync(1));

        var id = await client.SayAsync("Are exosomes FDA-approved?", "mine");
        var (echo, reply) = await client.MessagesAsync(2) switch { [var first, var second] => (first, second), _ => throw new InvalidOperationException() };

        Assert.Equal(("bot", "bot"), (Role(greeting), (string)greeting["from"]!["id"]!));
        Assert.Equal((id, "user", client.UserId, "mine"), ((string)echo["id"]!, Role(echo), (string)echo["from"]!["id"]!, (string)echo["channelData"]!["clientActivityID"]!));
        Assert.Equal((id, "bot", "answer"), ((string)reply["replyToId"]!, Role(reply), Decision(reply)));
        Assert.Equal([1, 2, 3], new[] { greeting, echo, reply }.Select(activity => (int)activity["channelData"]!["webchat:sequence-id"]!));
        Assert.Contains("[1]: cite:1 \"", (string)reply["text"]!, StringComparison.Ordinal);
        var heard = (string)reply["channelData"]!["webchat:fallback-text"]!;
        Assert.Contains("See a specialist in person before you decide.", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("[1]", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("null", reply.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_drops_goes_on_where_it_was()
    {
        await using var service = await RunningService.StartAsync();
        await using var client = await DirectLineClient.StartAsync(service);
        await client.ConnectAsync();
        await client.MessagesAsync(1);
        await client.SayAsync("What is PRP?");
        var seen = await client.MessagesAsync(2);
        client.Drop();
        await client.SayAsync("What are exosomes?");

        await client.ReconnectAsync("3");
        var missed = await client.MessagesAsync(2);

        Assert.Equal([4, 5], missed.Select(Place));
        Assert.Equal([2, 3], seen.Select(Place));
        var polled = await client.PollAsync("3");
        Assert.Equal([4, 5], polled["activities"]!.AsArray().Select(activity => Place(activity!.AsObject())));
        Assert.Equal("5", (string)polled["watermark"]!);
        Assert.Empty((await client.PollAsync("5"))["activities"]!.AsArray());
    }

    [Fact]
    public async Task The_same_post_twice_is_one_message_with_one_answer()
    {
        await using var service = await RunningService.StartAsync();
        await using var client = await DirectLineClient.StartAsync(service);

        var first = await client.SayAsync("What is PRP?", "once");
        var second = await client.SayAsync("What is PRP?", "once");

        Assert.Equal(first, second);
        Assert.Equal(3, await CountAsync(client, 3));
    }

    [Fact]
    public async Task Many_posts_at_once_are_answered_each_once_and_in_order()
    {
        await using var service = await RunningService.StartAsync();
        await using var client = await DirectLineClient.StartAsync(service);
        await client.ConnectAsync();
        await client.MessagesAsync(1);

        var ids = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => client.SayAsync($"What is PRP? {number}")));
        var messages = await client.MessagesAsync(32);

        Assert.Equal(ids.Order(StringComparer.Ordinal), messages.Where(IsUser).Select(message => (string)message["id"]!).Order(StringComparer.Ordinal));
        Assert.Equal(
            messages.Where(IsUser).Select(message => (string)message["id"]!),
            messages.Where(message => !IsUser(message)).Select(message => (string)message["replyToId"]!));
        Assert.Equal(Enumerable.Range(2, 32), messages.Select(Place));
    }

    [Fact]
    public async Task Whoever_comes_back_within_a_day_finds_the_conversation_and_later_a_new_one()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2030, 5, 1, 12, 0, 0, TimeSpan.Zero));
        await using var service = await RunningService.StartAsync(replace: services => Replace.Clock(services, clock));
        await using var client = await DirectLineClient.StartAsync(service);
        await client.SayAsync("What is PRP?");
        await CountAsync(client, 3);

        clock.Advance(TimeSpan.FromHours(23));
        await using var back = await DirectLineClient.OpenAsync(service, client.Resume);
        Assert.Equal((client.ConversationId, false), (back.ConversationId, back.IsNew));
        Assert.Equal(3, (await back.PollAsync())["activities"]!.AsArray().Count);

        clock.Advance(TimeSpan.FromHours(25));
        await using var late = await DirectLineClient.OpenAsync(service, back.Resume);
        Assert.True(late.IsNew);
        Assert.NotEqual(client.ConversationId, late.ConversationId);
    }

    [Fact]
    public async Task Nobody_reads_or_writes_with_a_wrong_token()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2030, 5, 1, 12, 0, 0, TimeSpan.Zero));
        await using var service = await RunningService.StartAsync(replace: services => Replace.Clock(services, clock));
        await using var client = await DirectLineClient.StartAsync(service);
        await using var other = await DirectLineClient.StartAsync(service);
        string[] paths = [$"conversations/{client.ConversationId}", $"conversations/{client.ConversationId}/activities", $"conversations/{client.ConversationId}/stream"];

        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client.SendAsync(HttpMethod.Get, path, token: "nonsense")));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client.SendAsync(HttpMethod.Get, path, token: client.Resume)));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client.SendAsync(HttpMethod.Get, path, token: other.Token)));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(
            client.SendAsync(HttpMethod.Post, paths[1], JsonContent.Create(new { type = "message", text = "hi" }), other.Token)));
        clock.Advance(TimeSpan.FromMinutes(31));
        foreach (var path in paths.Append("tokens/refresh"))
        {
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client.SendAsync(path is "tokens/refresh" ? HttpMethod.Post : HttpMethod.Get, path)));
        }
    }

    [Fact]
    public async Task A_token_can_be_renewed_and_a_server_can_ask_for_one()
    {
        const string Secret = "0123456789abcdef0123456789abcdef";
        await using var service = await RunningService.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["DirectLine:Secret"] = Secret });
        await using var client = await DirectLineClient.StartAsync(service);

        using var renewed = await client.SendAsync(HttpMethod.Post, "tokens/refresh");
        client.Token = (string)JsonNode.Parse(await renewed.Content.ReadAsStringAsync(Cancelled))!["token"]!;
        Assert.Single((await client.PollAsync())["activities"]!.AsArray());

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client.SendAsync(HttpMethod.Post, "tokens/generate", token: "another secret")));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(client.SendAsync(HttpMethod.Post, "tokens/generate", JsonContent.Create(new { user = new { id = "x" } }), Secret)));
        using var generated = await client.SendAsync(HttpMethod.Post, "tokens/generate", JsonContent.Create(new { user = new { id = "dl_7" } }), Secret);
        Assert.Equal(HttpStatusCode.OK, generated.StatusCode);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("""{"text":"no type"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"message","text":7,"attachments":3,"channelData":[],"entities":{}}""", HttpStatusCode.OK)]
    [InlineData("""{"type":"typing"}""", HttpStatusCode.OK)]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback","entities":[{"@id":"_:like-x","actionStatus":"ActiveActionStatus"},7]}""", HttpStatusCode.OK)]
    public async Task Whatever_is_posted_gets_a_clear_answer(string body, HttpStatusCode expected)
    {
        await using var service = await RunningService.StartAsync();
        await using var client = await DirectLineClient.StartAsync(service);

        Assert.Equal(expected, await StatusAsync(client.SendAsync(HttpMethod.Post, Activities(client), new StringContent(body, System.Text.Encoding.UTF8, "application/json"))));
    }

    [Fact]
    public async Task Unknown_conversations_bad_places_and_other_media_are_named()
    {
        await using var service = await RunningService.StartAsync();
        await using var begun = await DirectLineClient.StartAsync(service);
        await using var notBegun = await DirectLineClient.OpenAsync(service);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(notBegun.PostAsync(new { type = "message", text = "hi" })));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(notBegun.SendAsync(HttpMethod.Get, $"conversations/{notBegun.ConversationId}")));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(begun.SendAsync(HttpMethod.Get, $"{Activities(begun)}?watermark=soon")));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(begun.SendAsync(HttpMethod.Get, $"{Activities(begun)}?watermark=-1")));
        Assert.Single((await begun.PollAsync("999"))["activities"]!.AsArray());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await StatusAsync(begun.SendAsync(HttpMethod.Post, Activities(begun), new StringContent("hi"))));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusAsync(begun.PostAsync(new { type = "message", text = new string('x', 300_000) })));
    }

    [Fact]
    public async Task A_long_text_and_a_flood_are_answered_in_the_chat_and_danger_is_seen_through_both()
    {
        await using var service = await RunningService.StartAsync();
        await using var client = await DirectLineClient.StartAsync(service);
        await client.ConnectAsync();
        await client.MessagesAsync(1);
        await client.SayAsync(new string('x', 100_000));
        Assert.Contains("too long", (string)(await client.MessagesAsync(2))[1]["text"]!, StringComparison.Ordinal);

        for (var number = 0; number < 19; number++)
        {
            await client.SayAsync("hello");
        }

        await client.MessagesAsync(38);
        await client.SayAsync("one more");
        Assert.StartsWith("That was a lot of messages at once", (string)(await client.MessagesAsync(2))[1]["text"]!, StringComparison.Ordinal);
        using (var turnedAway = await client.PostAsync(new { type = "message", text = "and another" }))
        {
            Assert.Equal((HttpStatusCode.TooManyRequests, true), (turnedAway.StatusCode, turnedAway.Headers.RetryAfter is not null));
        }

        await client.SayAsync("I can't breathe");
        Assert.Equal("emergency", Decision((await client.MessagesAsync(2))[1]));
    }

    [Fact]
    public async Task An_emergency_offers_the_way_out_and_the_numbers_call()
    {
        await using var service = await RunningService.StartAsync();
        await using var client = await DirectLineClient.StartAsync(service);
        await client.ConnectAsync();
        await client.MessagesAsync(1);

        await client.SayAsync("I can't breathe");
        var emergency = (await client.MessagesAsync(2))[1];
        var safe = (string)emergency["suggestedActions"]!["actions"]![0]!["value"]!;
        await client.SayAsync(safe);
        var after = (await client.MessagesAsync(2))[1];
        await client.SayAsync("What is PRP?");
        var answer = (await client.MessagesAsync(2))[1];

        Assert.Contains("[911](tel:911)", (string)emergency["text"]!, StringComparison.Ordinal);
        Assert.Equal(("I'm safe", "smalltalk", "answer"), (safe, Decision(after), Decision(answer)));
    }

    [Fact]
    public async Task A_file_is_refused_politely_and_its_words_are_answered()
    {
        await using var service = await RunningService.StartAsync();
        await using var client = await DirectLineClient.StartAsync(service);
        await client.ConnectAsync();
        await client.MessagesAsync(1);
        using var activity = new StringContent("""{"type":"message","text":"What is PRP?","attachments":[{"contentType":"image/png","name":"me.png"}],"channelData":{"clientActivityID":"u1"}}""");
        activity.Headers.ContentType = new("application/vnd.microsoft.activity");
        using var upload = new MultipartFormDataContent { { activity, "activity", "blob" }, { new ByteArrayContent(new byte[100_000]), "file", "me.png" } };

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client.SendAsync(HttpMethod.Post, $"conversations/{client.ConversationId}/upload?userId=x", upload)));
        var messages = await client.MessagesAsync(2);

        Assert.Equal("u1", (string)messages[0]["channelData"]!["clientActivityID"]!);
        Assert.StartsWith("I can't look at files", (string)messages[1]["text"]!, StringComparison.Ordinal);
        Assert.NotNull(messages[1]["entities"]![0]!["citation"]);
    }

    [Fact]
    public async Task A_thumb_is_recorded_and_a_thumb_down_asks_why()
    {
        await using var service = await RunningService.StartAsync();
        await using var client = await DirectLineClient.StartAsync(service);
        await client.ConnectAsync();
        await client.MessagesAsync(1);
        await client.SayAsync("What is PRP?");
        var reply = (await client.MessagesAsync(2))[1];
        var dislike = (string)reply["entities"]![0]!["potentialAction"]![1]!["@id"]!;

        using var posted = await client.PostAsync(Json($$"""
            {"type":"event","name":"webchat:activity-status/feedback","channelData":{"clientActivityID":"t1"},
             "entities":[{"@type":"DislikeAction","actionStatus":"ActiveActionStatus","@id":"{{dislike}}"}]}
            """));
        var asked = await client.MessagesAsync(2);
        await client.SayAsync((string)asked[1]["suggestedActions"]!["actions"]![1]!["value"]!);
        var thanked = await client.MessagesAsync(2);

        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        Assert.Equal(("event", "t1"), ((string)asked[0]["type"]!, (string)asked[0]["channelData"]!["clientActivityID"]!));
        Assert.Equal(("Hard to read", "user"), ((string)thanked[0]["text"]!, Role(thanked[0])));
        Assert.StartsWith("Thank you.", (string)thanked[1]["text"]!, StringComparison.Ordinal);
        await client.SayAsync("Hard to read");
        Assert.NotNull((await client.MessagesAsync(2))[1]["replyToId"]);
    }

    [Fact]
    public async Task Where_the_clinic_asks_first_nothing_but_danger_is_answered_before_the_patient_agrees()
    {
        await using var service = await RunningService.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Privacy:Consent"] = "ask" });
        await using var client = await DirectLineClient.StartAsync(service);
        await client.ConnectAsync();
        var greeting = (await client.MessagesAsync(1))[0];
        await client.SayAsync("What is PRP?");
        var asked = (await client.MessagesAsync(2))[1];
        await client.SayAsync((string)greeting["suggestedActions"]!["actions"]![0]!["value"]!);
        await client.MessagesAsync(2);
        await client.SayAsync("What is PRP?");

        Assert.Contains("Tap \"I agree\"", (string)asked["text"]!, StringComparison.Ordinal);
        Assert.Equal("answer", Decision((await client.MessagesAsync(2))[1]));
    }

    [Fact]
    public async Task What_was_not_answered_before_the_service_ended_is_answered_when_the_patient_comes_back()
    {
        using var folder = new TemporaryFolder();
        string resume;
        await using (var first = await RunningService.StartAsync(folder: folder.Path))
        {
            var client = await DirectLineClient.StartAsync(first);
            resume = client.Resume;
            await first.Services.GetRequiredService<Consultation.Recording.ITurnRecord>().ReceiveAsync(
                new Consultation.PatientMessage($"directline/{client.ConversationId}", "directline", "What is PRP?", TimeProvider.System.GetUtcNow(), "left"), Cancelled);
        }

        await using var service = await RunningService.StartAsync(folder: folder.Path);
        await using var back = await DirectLineClient.OpenAsync(service, resume);
        await back.ReconnectAsync(string.Empty);
        var messages = await back.MessagesAsync(3);

        Assert.Equal("left", (string)messages[1]["channelData"]!["clientActivityID"]!);
        Assert.Equal(((string)messages[1]["id"]!, "answer"), ((string)messages[2]["replyToId"]!, Decision(messages[2])));
        await back.SayAsync("hello");
        Assert.Equal([4, 5], (await back.MessagesAsync(2)).Select(Place));
    }

    [Fact]
    public async Task In_preview_only_invited_visitors_are_answered()
    {
        using var folder = new TemporaryFolder();
        string[] settings = ["--set", "Service:Mode=preview", .. DataFolder.Arguments(folder.Path)];
        var link = new Uri((await Executable.RunAsync(["invite", "--hours", "1", .. settings])).Output.Trim());
        var invitation = link.Query["?invitation=".Length..];
        await using var service = await RunningService.StartAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Service:Mode"] = "preview" }, folder: folder.Path);

        foreach (var (given, expected) in new[] { (invitation, "answer"), (invitation[..^2], "handoff"), (null, "handoff") })
        {
            await using var client = await DirectLineClient.StartAsync(service, given);
            await client.ConnectAsync();
            await client.SayAsync("What is PRP?");
            Assert.Equal(expected, Decision((await client.MessagesAsync(3))[2]));
        }
    }

    [Fact]
    public async Task A_session_is_for_our_own_page_only()
    {
        await using var service = await RunningService.StartAsync();
        foreach (var (name, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://elsewhere.example"), ("X-None", "1") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/session") { Content = JsonContent.Create(new { }) };
            request.Headers.Add(name, value);
            using var response = await service.Client.SendAsync(request, Cancelled);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_fifth_stream_ends_the_first()
    {
        await using var service = await RunningService.StartAsync();
        await using var first = await DirectLineClient.StartAsync(service);
        await first.ConnectAsync();
        await first.MessagesAsync(1);
        var more = new List<ClientWebSocket>();
        for (var number = 0; number < 4; number++)
        {
            more.Add(new ClientWebSocket());
            await more[^1].ConnectAsync(new Uri(first.StreamUrl), Cancelled);
        }

        await Assert.ThrowsAnyAsync<Exception>(first.FrameAsync);
        more.ForEach(socket => socket.Dispose());
    }

    private static string Activities(DirectLineClient client) => $"conversations/{client.ConversationId}/activities";

    private static JsonNode Json(string json) => JsonNode.Parse(json)!;

    private static string Role(JsonObject activity) => (string)activity["from"]!["role"]!;

    private static bool IsUser(JsonObject activity) => Role(activity) is "user";

    private static string Decision(JsonObject activity) => (string)activity["channelData"]!["consultbot"]!["decision"]!;

    private static int Place(JsonObject activity) => (int)activity["channelData"]!["webchat:sequence-id"]!;

    private static async Task<HttpStatusCode> StatusAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return response.StatusCode;
    }

    private static async Task<int> CountAsync(DirectLineClient client, int expected)
    {
        await client.ConnectAsync();
        var messages = await client.MessagesAsync(expected);
        client.Drop();
        return messages.Length;
    }
}
