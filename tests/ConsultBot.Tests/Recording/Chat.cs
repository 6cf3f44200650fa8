using System.Net;
using System.Text.Json.Nodes;
using ConsultBot.Tests.Channels;
using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Recording;

/// <summary>Talks with a running service as a channel does.</summary>
internal static class Chat
{
    /// <summary>Says something and hands back what the service says to it, or <c>null</c> when it says nothing.</summary>
    public static Task<string?> SayAsync(this RunningService service, string text, string conversation = "c1") =>
        service.DeliverAsync(Activities.Message(text, conversation));

    /// <summary>Delivers an activity and hands back what the service says to it, or <c>null</c> when it says nothing.</summary>
    public static async Task<string?> DeliverAsync(this RunningService service, JsonObject activity)
    {
        using var response = await service.Client.PostAsync(
            new Uri("/api/messages", UriKind.Relative), Activities.Json(activity), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var replies = await Activities.RepliesAsync(response);
        Assert.InRange(replies.Count, 0, 1);
        return replies.Count == 0 ? null : (string?)replies[0]!["text"];
    }

    /// <summary>Whether the service says that it is ready.</summary>
    public static async Task<HttpStatusCode> ReadyAsync(this RunningService service)
    {
        using var response = await service.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
