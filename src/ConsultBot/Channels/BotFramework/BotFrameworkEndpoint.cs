using System.Net;
using ConsultBot.Channels.Teams;
using ConsultBot.Configuration;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.IdentityModel.Tokens;

namespace ConsultBot.Channels.BotFramework;

/// <summary>Who may call, decided once at start.</summary>
/// <param name="SignsIn">Whether there is an app id, so that every caller needs a valid token.</param>
/// <param name="IsDevelopment">Whether callers of this machine need none when there is no app id.</param>
internal sealed record BotFrameworkAccess(bool SignsIn, bool IsDevelopment);

/// <summary><c>/api/messages</c>: where Bot Framework channels deliver activities.</summary>
public static class BotFrameworkEndpoint
{
    private const long LargestBody = 256 * 1024;
    private const string AppIdKey = "MicrosoftAppId";

    /// <summary>Registers the bot and its adapter. Signing in to the Bot Framework uses the framework's own keys, <c>MicrosoftAppId</c> and its siblings.</summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, Surroundings surroundings) => services
        .AddHttpClient()
        // The framework notes for every activity that it has one, and no more.
        .AddLogging(logging => logging.AddFilter(typeof(BotFrameworkAdapter).FullName, LogLevel.Warning))
        .AddSingleton(new BotFrameworkAccess(!string.IsNullOrEmpty(surroundings.Configuration[AppIdKey]), surroundings.IsDevelopment))
        .AddSingleton<BotFrameworkAuthentication>(provider => new KeptConnectors(new ConfigurationBotFrameworkAuthentication(
            provider.GetRequiredService<IConfiguration>(), httpClientFactory: provider.GetRequiredService<IHttpClientFactory>())))
        .AddSingleton<IBotFrameworkHttpAdapter, BotFrameworkAdapter>()
        .AddSingleton<IStorage, ConversationStorage>()
        .AddSingleton<PatientBot>()
        .AddSingleton<IBot>(provider => new FrontBot(provider.GetRequiredService<PatientBot>(), provider.GetService<StaffBot>()));

    /// <summary>Maps the endpoint.</summary>
    public static void MapBotFramework(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/api/messages", HandleAsync);

    private static async Task HandleAsync(
        HttpContext context, IBotFrameworkHttpAdapter adapter, IBot bot, BotFrameworkAccess access)
    {
        if (!access.SignsIn && !(access.IsDevelopment && IsDirectFromThisMachine(context)))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (!context.Request.HasJsonContentType())
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        if (context.Request.ContentLength > LargestBody)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBody;
        }

        try
        {
            await adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted);
        }
        catch (Exception exception) when (StatusOf(exception, access.SignsIn) is { } status && !context.Response.HasStarted)
        {
            context.Response.StatusCode = status;
        }
    }

    // The adapter answers 401 by itself only to some failed sign-ins; the others escape as the exceptions of the token library.
    private static int? StatusOf(Exception exception, bool signsIn) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        ArgumentException or FormatException when !signsIn => StatusCodes.Status400BadRequest,
        SecurityTokenException or ArgumentException or FormatException or UnauthorizedAccessException => StatusCodes.Status401Unauthorized,
        HttpRequestException or InvalidOperationException { InnerException: IOException or HttpRequestException } => StatusCodes.Status503ServiceUnavailable,
        _ => null,
    };

    private static bool IsDirectFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !Forwarded.Is(context.Request);
}
