using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace ConsultBot.SdkConformance.BotFramework;

/// <summary>What the adapter answers to the request itself.</summary>
public sealed class CloudAdapterRequestTests : IDisposable
{
    private const string ExpectReplies = "\"text\":\"hello\",\"locale\":\"de-DE\",\"deliveryMode\":\"expectReplies\"";

    private readonly AdapterHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task With_expectReplies_the_replies_stand_in_the_body_and_nothing_is_sent()
    {
        var (status, contentType, body) = await host.PostAsync(AdapterHost.Activity(ExpectReplies), DelegateBot.Replying("one", "two"));

        Assert.Equal((200, "application/json"), (status, contentType));
        Assert.Equal(Members(new JObject { ["activities"] = new JArray(Reply("one"), Reply("two")) }), Members(JObject.Parse(body)));
        Assert.Empty(host.Sent);
    }

    [Fact]
    public async Task With_expectReplies_a_silent_bot_answers_with_no_activities() =>
        Assert.Equal("""{"activities":[]}""", JToken.Parse((await host.PostAsync(AdapterHost.Activity(ExpectReplies), DelegateBot.Silent)).Body).ToString(Newtonsoft.Json.Formatting.None));

    [Fact]
    public async Task Without_a_reply_the_answer_is_200_without_a_body() =>
        Assert.Equal((200, null, string.Empty), await host.PostAsync(AdapterHost.Activity(), DelegateBot.Silent));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no json")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"text\":\"hello\"}")]
    [InlineData("{\"type\":\"message\",\"timestamp\":\"yesterday\"}")]
    [InlineData("{\"type\":\"message\",\"from\":\"user\"}")]
    [InlineData("{\"type\":\"message\"")]
    public async Task A_body_that_is_no_activity_is_400_and_no_turn(string body)
    {
        var bot = DelegateBot.Replying("never");

        Assert.Equal((400, null, string.Empty), await host.PostAsync(body, bot));
        Assert.Equal(0, bot.Turns);
    }

    [Fact]
    public async Task A_body_that_is_nested_too_deeply_is_400()
    {
        var body = AdapterHost.Activity($"\"channelData\":{new string('[', 200)}{new string(']', 200)}");

        Assert.Equal(400, (await host.PostAsync(body, DelegateBot.Silent)).Status);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Another_method_is_405(string method) => Assert.Equal(405, (await host.PostAsync(AdapterHost.Activity(), DelegateBot.Silent, method)).Status);

    [Theory]
    [InlineData("{\"type\":\"message\"}", typeof(ArgumentNullException))]
    [InlineData("{\"type\":\"message\",\"serviceUrl\":\"no address\"}", typeof(UriFormatException))]
    public async Task A_request_without_a_usable_service_url_is_an_exception_of_the_adapter(string body, Type expected)
    {
        var bot = DelegateBot.Silent;

        await Assert.ThrowsAsync(expected, () => host.PostAsync(body, bot));

        Assert.Equal(0, bot.Turns);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task With_an_app_id_a_request_that_carries_no_token_is_401_and_no_turn(string? authorization)
    {
        using var signedIn = new AdapterHost(("MicrosoftAppId", "00000000-0000-0000-0000-000000000001"), ("MicrosoftAppPassword", "secret"));
        var bot = DelegateBot.Replying("never");

        Assert.Equal((401, null, string.Empty), await signedIn.PostAsync(AdapterHost.Activity(ExpectReplies), bot, authorization: authorization));
        Assert.Equal(0, bot.Turns);
        Assert.Empty(signedIn.Sent);
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer")]
    public async Task With_an_app_id_a_header_that_is_no_bearer_token_is_401(string authorization)
    {
        using var signedIn = new AdapterHost(("MicrosoftAppId", "00000000-0000-0000-0000-000000000001"), ("MicrosoftAppPassword", "secret"));

        Assert.Equal(401, (await signedIn.PostAsync(AdapterHost.Activity(ExpectReplies), DelegateBot.Silent, authorization: authorization)).Status);
    }

    [Fact]
    public async Task An_invoke_that_the_bot_does_not_handle_is_501()
    {
        Assert.Equal((501, null, string.Empty), await host.PostAsync(AdapterHost.Activity("\"name\":\"unknown\"", "invoke"), new ActivityHandler()));
        Assert.Equal((501, null, string.Empty), await host.PostAsync(AdapterHost.Activity("\"name\":\"unknown\"", "invoke"), DelegateBot.Silent));
        Assert.Empty(host.Sent);
    }

    [Fact]
    public async Task An_invoke_is_answered_with_the_status_and_body_that_the_bot_gives()
    {
        var bot = new DelegateBot((context, token) => context.SendActivityAsync(
            new Activity { Type = ActivityTypesEx.InvokeResponse, Value = new InvokeResponse { Status = 202, Body = new JObject { ["done"] = true } } }, token));

        var (status, contentType, body) = await host.PostAsync(AdapterHost.Activity("\"name\":\"task\"", "invoke"), bot);

        Assert.Equal((202, "application/json", true), (status, contentType, JObject.Parse(body).Value<bool>("done")));
        Assert.Empty(host.Sent);
    }

    private static string Members(JObject json) =>
        string.Join('\n', json.Descendants().OfType<JValue>().Select(value => $"{value.Path}: {value}").Order(StringComparer.Ordinal));

    private static JObject Reply(string text) => JObject.Parse($$"""
        {
          "type": "message", "channelId": "webchat", "serviceUrl": "https://channel.test/base", "from": {"id": "bot"}, "recipient": {"id": "user"},
          "conversation": {"id": "conversation-1"}, "replyToId": "activity-1", "text": "{{text}}", "inputHint": "acceptingInput", "locale": "de-DE"
        }
        """);
}
