using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ConsultBot.Consultation.Recording;
using ConsultBot.Tests.Recording;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ConsultBot.Tests.Channels;

/// <summary><c>/api/ask</c>, over HTTP.</summary>
public sealed class AskEndpointTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string OtherKey = "fedcba9876543210fedcba9876543210";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_answered_with_its_sources_and_caveats_and_its_conversation_goes_on()
    {
        await using var service = await RunningService.StartAsync();

        var first = await AnsweredAsync(service, new { text = "What are exosomes?" });
        var second = await AnsweredAsync(service, new { text = "is it approved?", conversationId = (string)first["conversationId"]! });

        Assert.Equal("answer", (string)first["decision"]!);
        Assert.Matches("^[0-9a-f]{32}$", (string)first["conversationId"]!);
        Assert.Matches("^[0-9a-f]{32}$", (string)first["turnId"]!);
        Assert.Equal(["fda", "long_term", "specialist"], first["caveats"]!.AsArray().Select(id => (string)id!));
        Assert.NotEmpty(first["citations"]!.AsArray());
        Assert.Equal((string)first["conversationId"]!, (string)second["conversationId"]!);
        Assert.Contains("xosome", (string)second["text"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"text\": ", "line 1")]
    [InlineData("{\"text\": 4}", "at text")]
    [InlineData("{}", "\"text\" is missing")]
    [InlineData("null", "object")]
    [InlineData("{\"text\": \"x\", \"conversationId\": \"\"}", "conversationId")]
    [InlineData("{\"text\": \"x\", \"conversationId\": \"00000000000000000000000000000000\"}", "names no conversation")]
    [InlineData("{\"text\": \"x\", \"language\": \"e\\\"n\"}", "language")]
    public async Task A_bad_request_is_told_what_is_wrong_with_it(string body, string what)
    {
        await using var service = await RunningService.StartAsync();

        using var response = await service.Client.PostAsync("/api/ask", new StringContent(body, Encoding.UTF8, "application/json"), Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(what, (string)(await JsonAsync(response))["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_media_type_and_a_body_beyond_the_bound_are_refused()
    {
        await using var service = await RunningService.StartAsync();

        using var text = await service.Client.PostAsync("/api/ask", new StringContent("{\"text\":\"x\"}", Encoding.UTF8, "text/plain"), Cancelled);
        using var large = await service.Client.PostAsJsonAsync("/api/ask", new { text = new string('x', 300_000) }, Cancelled);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge), (text.StatusCode, large.StatusCode));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer 0123456789abcdef0123456789abcdeF")]
    [InlineData("Basic 0123456789abcdef0123456789abcdef")]
    public async Task Where_there_are_keys_nobody_asks_without_one(string? authorization)
    {
        await using var service = await RunningService.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Api:Keys:0"] = Key });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ask") { Content = JsonContent.Create(new { text = "What is PRP?" }) };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var response = await service.Client.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Without_keys_nobody_behind_a_proxy_asks()
    {
        await using var service = await RunningService.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ask") { Content = JsonContent.Create(new { text = "What is PRP?" }) };
        request.Headers.Add("X-Forwarded-For", "198.51.100.4");

        using var response = await service.Client.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_conversation_belongs_to_the_key_that_began_it()
    {
        await using var service = await RunningService.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Api:Keys:0"] = Key, ["Api:Keys:1"] = OtherKey });
        var begun = await JsonAsync(await AskAsync(service, new { text = "What is PRP?" }, Key));
        var follow = new { text = "is it approved?", conversationId = (string)begun["conversationId"]! };

        using var own = await AskAsync(service, follow, Key);
        using var foreign = await AskAsync(service, follow, OtherKey);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (own.StatusCode, foreign.StatusCode));
    }

    [Fact]
    public async Task More_than_a_conversation_may_send_is_turned_away_but_not_danger()
    {
        await using var service = await RunningService.StartAsync();
        var id = (string)(await AnsweredAsync(service, new { text = "hello" }))["conversationId"]!;
        for (var sent = 0; sent < 20; sent++)
        {
            await AnsweredAsync(service, new { text = "hello", conversationId = id });
        }

        using var more = await AskAsync(service, new { text = "hello", conversationId = id });
        var danger = await AnsweredAsync(service, new { text = "my throat is closing after the injection", conversationId = id });

        Assert.Equal(HttpStatusCode.TooManyRequests, more.StatusCode);
        Assert.NotNull(more.Headers.RetryAfter);
        Assert.Equal("emergency", (string)danger["decision"]!);
    }

    [Theory]
    [InlineData("What is PRP?", "can't answer right now")]
    [InlineData("i can't breathe and my tongue is swelling", "Call 911")]
    public async Task What_cannot_be_recorded_is_answered_by_the_fixed_text(string text, string fixedText)
    {
        var record = new HeldRecord { Fails = true };
        await using var service = await RunningService.StartAsync(replace: services => services.Replace(ServiceDescriptor.Singleton<ITurnRecord>(record)));

        using var response = await AskAsync(service, new { text });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains(fixedText, (string)(await JsonAsync(response))["detail"]!, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> AnsweredAsync(RunningService service, object question)
    {
        using var response = await AskAsync(service, question);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await JsonAsync(response);
    }

    private static async Task<HttpResponseMessage> AskAsync(RunningService service, object question, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/ask") { Content = JsonContent.Create(question) };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return await service.Client.SendAsync(request, Cancelled);
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!;
}
