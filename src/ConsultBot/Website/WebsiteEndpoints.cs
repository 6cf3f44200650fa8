using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Prompts;
using ConsultBot.Website.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultBot.Website;

/// <summary>What a patient's browser sees: the pages, the launcher, and the files they load.</summary>
public static partial class WebsiteEndpoints
{
    private const string ForGood = "public, max-age=31536000, immutable";
    private const string ForFiveMinutes = "public, max-age=300";

    /// <summary>Reads the words and the files of the website.</summary>
    /// <exception cref="Yaml.YamlFileException">A file of words cannot be used.</exception>
    public static IServiceCollection AddWebsite(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddRazorComponents();
        return services
            .AddSingleton(settings)
            .AddSingleton(WebsiteWords.Read(settings.PromptsPath, settings.Clinic))
            .AddSingleton(new WebChatFiles(Path.Combine(AppContext.BaseDirectory, "webchat")))
            .AddSingleton<WebsiteAssets>()
            .AddSingleton<WebsitePages>();
    }

    /// <summary>Maps the pages.</summary>
    public static void MapWebsite(this IEndpointRouteBuilder endpoints)
    {
        var webChat = endpoints.ServiceProvider.GetRequiredService<WebChatFiles>();
        if (webChat.FileName is null)
        {
            LogMissingWebChat(endpoints.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("ConsultBot.Website"));
        }

        endpoints.MapGet("/", IResult (HttpContext context, WebsitePages pages, ClinicProfile clinic) =>
            clinic.IsDemo ? pages.Show<DemoPage>(context) : pages.Show<HomePage>(context));
        endpoints.MapGet("/embed", (HttpContext context, WebsitePages pages) => pages.Show<EmbedPage>(context));
        endpoints.MapGet("/privacy", (HttpContext context, WebsitePages pages) => pages.Show<PrivacyPage>(context));
        endpoints.MapGet("/licences", (HttpContext context, WebsitePages pages) => pages.Show<LicencesPage>(context));
        endpoints.MapGet("/chat", (HttpContext context, WebsitePages pages) => pages.ShowChat(context));
        endpoints.MapGet("/launcher.js", WriteLauncherAsync);
        endpoints.MapGet("/favicon.ico", () => TypedResults.NoContent());
        endpoints.MapGet("/assets/{version}/{name}", WriteAssetAsync);
        endpoints.MapGet("/assets/{name}", WriteWebChatAsync);
    }

    private static Task WriteLauncherAsync(HttpContext context, WebsiteAssets assets, WebsiteWords words)
    {
        // Other websites load it, whatever they ask of the files they show.
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.Vary = "Accept-Encoding, Accept-Language";
            return Task.CompletedTask;
        });
        return assets.Launcher(LanguageChoice.Of(context.Request, words)).WriteAsync(context, ForFiveMinutes);
    }

    private static Task WriteAssetAsync(HttpContext context, WebsiteAssets assets, string version, string name)
    {
        if (assets.Find(name) is { } asset && string.Equals(version, assets.Version, StringComparison.Ordinal))
        {
            return asset.WriteAsync(context, ForGood);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Results<NotFound, FileStreamHttpResult> WriteWebChatAsync(HttpContext context, WebChatFiles webChat, string name)
    {
        if (webChat.FileName is null || !string.Equals(name, webChat.FileName, StringComparison.Ordinal))
        {
            return TypedResults.NotFound();
        }

        var encoding = ContentEncodings.AcceptedBy(context.Request);
        ContentEncodings.Announce(context.Response, encoding);
        context.Response.Headers.CacheControl = ForGood;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Stream(webChat.Open(encoding), "text/javascript; charset=utf-8");
    }

    [LoggerMessage(LogLevel.Warning, "The chat window is missing: /chat shows the clinic's numbers instead. Install Node.js with npm and build again.")]
    private static partial void LogMissingWebChat(ILogger logger);
}

/// <summary>Puts a page together.</summary>
internal sealed class WebsitePages(ServiceSettings settings, WebsiteWords words, WebsiteAssets assets, WebChatFiles webChat)
{
    /// <summary>A page that no website may show in a frame.</summary>
    public RazorComponentResult<TPage> Show<TPage>(HttpContext context)
        where TPage : IComponent => Result<TPage>(context, PageHeaders.Write(context.Response, frameAncestors: null));

    /// <summary>The chat, which the allowed websites may show in a frame.</summary>
    public RazorComponentResult<ChatPage> ShowChat(HttpContext context) => Result<ChatPage>(context, PageHeaders.Write(context.Response, settings.AllowedOrigins));

    private RazorComponentResult<TPage> Result<TPage>(HttpContext context, string nonce)
        where TPage : IComponent
    {
        context.Response.Headers.Vary = "Accept-Language";
        var request = context.Request;
        var page = new PageModel(words, settings.Clinic, assets, LanguageChoice.Of(request, words), nonce, OriginOf(request))
        {
            WebChat = webChat.FileName is { } name ? $"/assets/{name}" : null,
            AllowedOrigins = settings.AllowedOrigins,
        };
        return new RazorComponentResult<TPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Page"] = page });
    }

    // Behind a proxy that ends TLS, the patient's browser came by https. Nothing but the snippet shown depends on it.
    private static string OriginOf(HttpRequest request) =>
        $"{(request.Headers["X-Forwarded-Proto"] is ["https"] ? "https" : request.Scheme)}://{request.Host}";
}
