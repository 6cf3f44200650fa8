using System.Net;
using System.Text;
using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Channels;

public sealed class BotFrameworkEndpointTests : IAsyncLifetime
{
    private RunningService service = null!;

    public async ValueTask InitializeAsync() => service = await RunningService.StartAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_question_is_answered_with_its_caveats_citations_and_the_AI_label()
    {
        using var response = await PostAsync(Activities.Json(Activities.Message("are exosomes FDA approved?")));

        var reply = Assert.Single(await Activities.RepliesAsync(response))!;
        var entity = Assert.Single(reply["entities"]!.AsArray())!;
        Assert.StartsWith("No exosome product is FDA-approved. [1]", (string?)reply["text"], StringComparison.Ordinal);
        Assert.Contains("We don't yet know how safe exosomes are in the long term. See a specialist in person before you decide.", (string?)reply["text"], StringComparison.Ordinal);
        Assert.Equal("AIGeneratedContent", (string?)entity["additionalType"]![0]);
        Assert.Equal(1, (int?)entity["citation"]![0]!["position"]);
        Assert.Equal("FDA consumer alert, 2020", (string?)entity["citation"]![0]!["appearance"]!["name"]);
    }

    [Fact]
    public async Task A_follow_up_in_the_same_conversation_carries_its_subject()
    {
        using var first = await PostAsync(Activities.Json(Activities.Message("what is secretome?", "follow-up")));
        using var second = await PostAsync(Activities.Json(Activities.Message("how is it given?", "follow-up")));

        var reply = Assert.Single(await Activities.RepliesAsync(second))!;
        Assert.Contains("ecretome", (string?)reply["text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conversationUpdate")]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("somethingElse")]
    public async Task An_activity_that_is_no_message_is_taken_without_an_answer(string type)
    {
        using var response = await PostAsync(Activities.Json(Activities.Message(null, type: type)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await Activities.RepliesAsync(response));
    }

    [Theory]
    [InlineData("{bad")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("\"text\"")]
    public async Task A_body_that_is_no_activity_is_a_bad_request(string body)
    {
        using var response = await PostAsync(new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_body_of_another_media_type_is_refused()
    {
        using var response = await PostAsync(new StringContent("hello", Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_large_is_refused(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = Activities.Json(Activities.Message(new string('a', 300_000))) };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Get_is_not_allowed()
    {
        using var response = await service.Client.GetAsync(new Uri("/api/messages", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Forwarded-Host")]
    [InlineData("Forwarded")]
    public async Task Without_an_app_id_a_forwarded_caller_is_refused(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = Activities.Json(Activities.Message("hi")) };
        request.Headers.Add(header, "for=203.0.113.9");

        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u202e\u202d")]
    [InlineData("🙂🙂")]
    public async Task A_message_without_words_gets_the_text_that_says_so(string text)
    {
        using var response = await PostAsync(Activities.Json(Activities.Message(text)));

        Assert.Contains("I couldn't read that message.", (string?)Assert.Single(await Activities.RepliesAsync(response))!["text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told(string path)
    {
        using var response = await service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(HttpContent content) =>
        service.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);
}
