using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ConsultBot.Load.Services;

/// <summary>The least that answers an activity: no SDK, no screening, no record.</summary>
internal static partial class DotnetEcho
{
    /// <summary>Serves until it is ended.</summary>
    public static async Task RunAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.MapPost("/api/messages", AnswerAsync);
        await app.RunAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var activity = await context.Request.ReadFromJsonAsync(EchoJson.Default.EchoActivity, context.RequestAborted)
            ?? throw new BadHttpRequestException("No activity.");
        var reply = activity with { Text = $"echo: {activity.Text}", From = activity.Recipient, Recipient = activity.From, ReplyToId = activity.Id, Id = null, DeliveryMode = null };
        await context.Response.WriteAsJsonAsync(new EchoReplies([reply]), EchoJson.Default.EchoReplies, cancellationToken: context.RequestAborted);
    }

    private sealed record EchoAccount(string Id, string? Name, string? Role);

    private sealed record EchoActivity(
        string Type, string? Id, string ServiceUrl, string ChannelId, EchoAccount From, EchoAccount Recipient, EchoAccount Conversation, string Text, string? TextFormat, string? Locale)
    {
        public string? ReplyToId { get; init; }

        public string? DeliveryMode { get; init; }
    }

    private sealed record EchoReplies(EchoActivity[] Activities);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(EchoActivity))]
    [JsonSerializable(typeof(EchoReplies))]
    private sealed partial class EchoJson : JsonSerializerContext;
}
