using System.Threading.RateLimiting;
using ConsultBot.Configuration;
using ConsultBot.Consultation;

namespace ConsultBot.Channels.DirectLine;

/// <summary>Direct Line 3.0 (<c>/v3/directline</c>), hosted by the service itself: how the chat on the website reaches it.</summary>
public static class DirectLineServices
{
    private const string NewConversations = "new conversations";
    private const int NewConversationsAMinute = 300;

    /// <summary>Registers the channel.</summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "30";
                return ValueTask.CompletedTask;
            };
            limits.AddPolicy(NewConversations, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = NewConversationsAMinute, Window = TimeSpan.FromMinutes(1) }));
        });
        return services
            .AddSingleton(_ => DirectLineSecret.ReadOrMake(settings.DirectLineSecret, settings.Record.DataPath))
            .AddSingleton(provider => new ConsentWords(settings.PrivacyConsent, provider.GetRequiredService<IPolicyInForce>()))
            .AddSingleton<WebChatText>()
            .AddSingleton<WebChatMessage>()
            .AddSingleton<TokenIssuer>()
            .AddSingleton<DirectLineAccess>()
            .AddSingleton<ActivityJson>()
            .AddSingleton<Feeds>()
            .AddSingleton<WaitingSigns>()
            .AddSingleton<OpenStreams>()
            .AddSingleton<PostLimit>()
            .AddSingleton<Conversations>()
            .AddSingleton<Judgements>()
            .AddSingleton<DirectLineAdapter>()
            .AddSingleton<Deliveries>()
            .AddSingleton<Arrivals>()
            .AddSingleton<ActivityEndpoints>()
            .AddSingleton<StreamEndpoint>();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapDirectLine(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        app.MapPost("/chat/session", ConversationEndpoints.SessionAsync).RequireRateLimiting(NewConversations);
        var directLine = app.MapGroup(DirectLineNames.Path);
        directLine.MapPost("/tokens/generate", ConversationEndpoints.GenerateAsync);
        directLine.MapPost("/tokens/refresh", ConversationEndpoints.RefreshAsync);
        directLine.MapPost("/conversations", ConversationEndpoints.StartAsync).RequireRateLimiting(NewConversations);
        directLine.MapGet("/conversations/{id}", ConversationEndpoints.ReconnectAsync);
        directLine.MapPost("/conversations/{id}/activities", (HttpContext context, string id, ActivityEndpoints endpoints) => endpoints.PostAsync(context, id));
        directLine.MapGet("/conversations/{id}/activities", (HttpContext context, string id, ActivityEndpoints endpoints) => endpoints.PollAsync(context, id));
        directLine.MapPost("/conversations/{id}/upload", (HttpContext context, string id, ActivityEndpoints endpoints) => endpoints.UploadAsync(context, id));
        directLine.MapGet("/conversations/{id}/stream", (HttpContext context, string id, StreamEndpoint endpoint) => endpoint.ServeAsync(context, id));
    }
}
