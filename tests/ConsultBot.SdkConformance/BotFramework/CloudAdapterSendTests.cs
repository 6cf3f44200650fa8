using System.Globalization;
using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace ConsultBot.SdkConformance.BotFramework;

/// <summary>What the adapter sends to the channel, and what happens when a turn fails.</summary>
public sealed class CloudAdapterSendTests : IDisposable
{
    private readonly AdapterHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task A_reply_is_posted_to_the_activity_that_it_replies_to()
    {
        var answer = await host.PostAsync(AdapterHost.Activity(), DelegateBot.Replying("one"));

        Assert.Equal((200, null, string.Empty), answer);
        var (method, uri, body, authorization) = Assert.Single(host.Sent);
        Assert.Equal(("POST", "https://channel.test/base/v3/conversations/conversation-1/activities/activity-1", null), (method, uri, authorization));
        var sent = JObject.Parse(body);
        Assert.Equal(
            ("message", "one", "activity-1", "bot", "user", "conversation-1"),
            (sent.Value<string>("type"), sent.Value<string>("text"), sent.Value<string>("replyToId"), (string?)sent["from"]!["id"], (string?)sent["recipient"]!["id"], (string?)sent["conversation"]!["id"]));
        Assert.Null(sent["id"]);
    }

    [Fact]
    public async Task Replies_are_posted_in_their_order_and_their_ids_come_back()
    {
        ResourceResponse? response = null;
        var bot = new DelegateBot(async (context, token) =>
        {
            response = await context.SendActivityAsync(MessageFactory.Text("one"), token);
            await context.SendActivityAsync(MessageFactory.Text("two"), token);
        });

        await host.PostAsync(AdapterHost.Activity(), bot);

        Assert.Equal(["one", "two"], host.Sent.Select(sent => JObject.Parse(sent.Body).Value<string>("text")));
        Assert.Equal("sent-1", response?.Id);
    }

    [Fact]
    public async Task Without_an_id_to_reply_to_a_reply_is_posted_to_the_conversation()
    {
        await host.PostAsync(AdapterHost.Activity().Replace("\"id\":\"activity-1\",", string.Empty, StringComparison.Ordinal), DelegateBot.Replying("one"));

        Assert.Equal("https://channel.test/base/v3/conversations/conversation-1/activities", Assert.Single(host.Sent).Uri);
    }

    [Fact]
    public async Task Ids_are_escaped_in_the_address()
    {
        await host.PostAsync(AdapterHost.Activity().Replace("conversation-1", "a/../b?c", StringComparison.Ordinal), DelegateBot.Replying("one"));

        Assert.Equal("https://channel.test/base/v3/conversations/a%2F..%2Fb%3Fc/activities/activity-1", Assert.Single(host.Sent).Uri);
    }

    [Fact]
    public async Task A_trace_is_not_sent()
    {
        await host.PostAsync(AdapterHost.Activity(), new DelegateBot((context, token) => context.SendActivityAsync(new Activity { Type = ActivityTypes.Trace, Name = "trace" }, token)));

        Assert.Empty(host.Sent);
    }

    [Fact]
    public async Task An_exception_of_the_bot_reaches_OnTurnError_which_can_still_reply()
    {
        var failure = new InvalidDataException("bot");
        Exception? seen = null;
        host.Adapter.OnTurnError = async (context, exception) =>
        {
            seen = exception;
            await context.SendActivityAsync(MessageFactory.Text("sorry"), TestContext.Current.CancellationToken);
        };

        var answer = await host.PostAsync(AdapterHost.Activity(), new DelegateBot((_, _) => throw failure));

        Assert.Same(failure, seen);
        Assert.Equal((200, null, string.Empty), answer);
        Assert.Equal("sorry", JObject.Parse(Assert.Single(host.Sent).Body).Value<string>("text"));
    }

    [Fact]
    public async Task With_expectReplies_what_was_sent_before_and_after_the_exception_is_in_the_body()
    {
        host.Adapter.OnTurnError = (context, _) => context.SendActivityAsync(MessageFactory.Text("sorry"), TestContext.Current.CancellationToken);
        var bot = new DelegateBot(async (context, token) =>
        {
            await context.SendActivityAsync(MessageFactory.Text("one"), token);
            throw new InvalidDataException("bot");
        });

        var (status, _, body) = await host.PostAsync(AdapterHost.Activity("\"deliveryMode\":\"expectReplies\""), bot);

        Assert.Equal(200, status);
        Assert.Equal(["one", "sorry"], JObject.Parse(body)["activities"]!.Select(activity => activity.Value<string>("text")));
    }

    [Fact]
    public async Task Without_OnTurnError_the_exception_reaches_the_caller() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => host.PostAsync(AdapterHost.Activity(), new DelegateBot((_, _) => throw new InvalidDataException("bot"))));

    [Fact]
    public async Task An_exception_of_OnTurnError_reaches_the_caller()
    {
        host.Adapter.OnTurnError = (_, _) => throw new NotSupportedException("handler");

        await Assert.ThrowsAsync<NotSupportedException>(() => host.PostAsync(AdapterHost.Activity(), new DelegateBot((_, _) => throw new InvalidDataException("bot"))));
    }

    [Fact]
    public async Task A_reply_that_the_channel_refuses_is_an_exception_in_the_bot()
    {
        host.ChannelAnswers = HttpStatusCode.Forbidden;
        Exception? seen = null;
        host.Adapter.OnTurnError = (_, exception) =>
        {
            seen = exception;
            return Task.CompletedTask;
        };

        await host.PostAsync(AdapterHost.Activity(), DelegateBot.Replying("one"));

        Assert.Equal(HttpStatusCode.Forbidden, Assert.IsType<ErrorResponseException>(seen).Response.StatusCode);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("no such locale")]
    public async Task The_bot_runs_in_the_culture_of_the_locale_where_the_machine_has_it(string locale)
    {
        CultureInfo? culture = null;
        var bot = new DelegateBot((_, _) =>
        {
            culture = CultureInfo.CurrentCulture;
            return Task.CompletedTask;
        });
        var before = CultureInfo.CurrentCulture;

        await host.PostAsync(AdapterHost.Activity($"\"locale\":\"{locale}\""), bot);

        Assert.Equal(CultureInfo.GetCultures(CultureTypes.AllCultures).FirstOrDefault(known => known.Name == locale) ?? before, culture);
    }
}
