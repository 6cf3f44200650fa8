using System.Globalization;
using System.Security.Cryptography;
using ConsultBot.Configuration;
using ConsultBot.Consultation.Recording;
using ConsultBot.Prompts;
using ConsultBot.Review.SignIn;
using ConsultBot.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ConsultBot.Review;

/// <summary><c>/review</c>: conversations with their decision records, for those who answer for them. Every look is on record before anything is shown.</summary>
public static partial class ReviewEndpoints
{
    /// <summary>Where the pages are.</summary>
    internal const string Path = "/review";

    /// <summary>Where somebody signs in.</summary>
    internal const string SignInPath = $"{Path}/sign-in";

    private const int ConversationsOfPage = 50;
    private const int EntriesOfPage = 200;
    private const long LargestForm = 16 * 1024;
    private const int IdBytes = 4;
    private const string KeysFolder = "web-keys";

    private static readonly Dictionary<string, string> NothingAsked = [];

    /// <summary>Registers the pages. In Development somebody can sign in; elsewhere nobody can yet.</summary>
    /// <exception cref="Yaml.YamlFileException">The file of words cannot be used.</exception>
    /// <exception cref="SettingsException">The folder of keys cannot be made.</exception>
    public static IServiceCollection AddReview(this IServiceCollection services, ServiceSettings settings, Surroundings surroundings)
    {
        services.AddRazorComponents();
        services.AddDataProtection().SetApplicationName("ConsultBot").PersistKeysToFileSystem(MakeKeysFolder(settings.Record.DataPath));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "consultbot-review-form";
            options.Cookie.Path = Path;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services
            .AddSingleton(new WrappedWebKeys(settings))
            .AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => provider.GetRequiredService<WrappedWebKeys>())
            .AddSingleton(ReviewWords.Read(settings.PromptsPath))
            .AddSingleton<ReviewStyle>()
            .AddSingleton<ReviewPages>();
        if (!surroundings.IsDevelopment)
        {
            return services;
        }

        services.AddAuthentication(ReviewSession.Scheme).AddCookie(ReviewSession.Scheme);
        services.AddAuthorizationBuilder()
            .AddPolicy(ReviewRoles.SignedIn, policy => policy.AddAuthenticationSchemes(ReviewSession.Scheme).RequireAuthenticatedUser())
            .AddPolicy(ReviewRoles.ReadsTranscripts, policy => policy.AddAuthenticationSchemes(ReviewSession.Scheme).RequireRole(ReviewRoles.Readers));
        return services
            .ConfigureOptions<ReviewSession>()
            .AddSingleton<SignInLink>()
            .AddSingleton<SignInAnnouncer>()
            .AddHostedService(provider => provider.GetRequiredService<SignInAnnouncer>());
    }

    /// <summary>Maps the pages.</summary>
    public static void MapReview(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase), review => review.Use(ReviewHeaders.WriteAsync));
        app.MapGet($"{Path}/style/{{file}}", (HttpContext context, ReviewStyle style, string file) => style.Show(context, file));
        if (app.Services.GetService<SignInLink>() is null)
        {
            app.Map($"{Path}/{{**rest}}", (ReviewPages pages) => pages.NotConfigured());
            return;
        }

        app.UseAuthentication();
        app.UseAuthorization();
        var review = app.MapGroup(Path).AddEndpointFilter(NothingWithoutRecordAsync);
        review.MapGet("/sign-in", ShowSignIn);
        review.MapPost("/sign-in", SignInAsync).AddEndpointFilter(OnlyOwnFormsAsync);
        review.MapPost("/sign-out", (Delegate)SignOutAsync).AddEndpointFilter(OnlyOwnFormsAsync).RequireAuthorization(ReviewRoles.SignedIn);
        review.MapGet("/", ShowListAsync).RequireAuthorization(ReviewRoles.ReadsTranscripts);
        review.MapGet("/conversations/{number:long}", ShowTranscriptAsync).RequireAuthorization(ReviewRoles.ReadsTranscripts);
        review.MapFallback("/{**rest}", (HttpContext context, ReviewPages pages) => pages.NotFound(context)).RequireAuthorization(ReviewRoles.SignedIn);
    }

    private static IResult ShowSignIn(HttpContext context, ReviewPages pages, SignInLink link, SignInAnnouncer announcer)
    {
        var code = context.Request.Query["code"] is [{ Length: > 0 } given, ..] ? given : null;
        if (!link.IsOpen)
        {
            announcer.Announce();
        }

        return pages.SignIn(context, code, works: code is not null && link.Opens(code));
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, ReviewPages pages, SignInLink link, SignInAnnouncer announcer, Record record, TimeProvider clock, ILogger<SignInLink> logger)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (ReviewRoles.FromWireName(form["role"]) is not { } role)
        {
            return pages.BadRequest(context);
        }

        var code = form["code"].ToString();
        if (!link.TryUse(code))
        {
            return pages.SignIn(context, code, works: false);
        }

        announcer.Announce();
        var reviewer = new Reviewer($"development-{RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true)}", role);
        await record.Access.AppendAsync(AccessOf(reviewer, "sign-in", conversationId: null, NothingAsked), context.RequestAborted);
        await ReviewSession.BeginAsync(context, reviewer, clock.GetUtcNow());
        LogSignedIn(logger, reviewer.Who, reviewer.Role);
        return TypedResults.Redirect(Path);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(ReviewSession.Scheme);
        return TypedResults.Redirect(SignInPath);
    }

    private static async Task<IResult> ShowListAsync(HttpContext context, ReviewPages pages, Record record)
    {
        var query = ListQuery.Read(context.Request.Query);
        if (query.IsBad)
        {
            return pages.BadList(context, query);
        }

        var page = await record.Review.ListAsync(query.Filter, query.Before, ConversationsOfPage, context.RequestAborted);
        await record.Access.AppendAsync(AccessOf(ReviewerOf(context), "list", conversationId: null, query.Asked), context.RequestAborted);
        return pages.List(context, query, page);
    }

    private static async Task<IResult> ShowTranscriptAsync(HttpContext context, ReviewPages pages, Record record, long number)
    {
        var after = 0L;
        if (context.Request.Query["after"] is [{ Length: > 0 } place, ..] && !long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            return pages.BadRequest(context);
        }

        if (await record.Review.ReadAsync(number, after, EntriesOfPage, context.RequestAborted) is not { } conversation)
        {
            return pages.NotFound(context);
        }

        var asked = after == 0 ? NothingAsked : new Dictionary<string, string>(StringComparer.Ordinal) { ["after"] = after.ToString(CultureInfo.InvariantCulture) };
        await record.Access.AppendAsync(AccessOf(ReviewerOf(context), "transcript", conversation.Id, asked), context.RequestAborted);
        return pages.Transcript(context, conversation);
    }

    private static Access AccessOf(Reviewer reviewer, string what, string? conversationId, IReadOnlyDictionary<string, string> asked) =>
        new(reviewer.Who, reviewer.Role.WireName(), what, conversationId, asked);

    private static Reviewer ReviewerOf(HttpContext context) => ReviewSession.Of(context.User) ?? throw new InvalidOperationException("Nobody has signed in.");

    private static async ValueTask<object?> NothingWithoutRecordAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        try
        {
            return await next(invocation);
        }
        catch (RecordUnavailableException exception)
        {
            LogUnavailable(context.RequestServices.GetRequiredService<ILogger<ReviewPages>>(), exception);
            context.Response.Headers.RetryAfter = "60";
            return context.RequestServices.GetRequiredService<ReviewPages>().Unavailable(context);
        }
    }

    private static async ValueTask<object?> OnlyOwnFormsAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestForm;
        }

        var services = context.RequestServices;
        return await IsOwnFormAsync(context, services.GetRequiredService<IAntiforgery>()) ? await next(invocation) : services.GetRequiredService<ReviewPages>().BadRequest(context);
    }

    private static async Task<bool> IsOwnFormAsync(HttpContext context, IAntiforgery forms)
    {
        try
        {
            return context.Request.HasFormContentType && await forms.IsRequestValidAsync(context);
        }
        catch (Exception exception) when (exception is AntiforgeryValidationException or BadHttpRequestException or InvalidDataException)
        {
            return false;
        }
    }

    private static DirectoryInfo MakeKeysFolder(string dataPath)
    {
        var folder = System.IO.Path.Combine(dataPath, KeysFolder);
        try
        {
            if (OperatingSystem.IsWindows())
            {
                return Directory.CreateDirectory(folder);
            }

            const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Directory.CreateDirectory(dataPath);
            var made = Directory.CreateDirectory(folder, OnlyOwner);
            File.SetUnixFileMode(folder, OnlyOwner);
            return made;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"Data:Path: the folder {folder} of the keys of sign-ins cannot be made: {exception.Message}"]);
        }
    }

    [LoggerMessage(EventId = 301, Level = LogLevel.Information, Message = "{Who} signed in to review as {Role}.")]
    private static partial void LogSignedIn(ILogger logger, string who, ReviewRole role);

    [LoggerMessage(EventId = 302, Level = LogLevel.Error, Message = "A review page was not shown, because the record could not be read or the access could not be recorded.")]
    private static partial void LogUnavailable(ILogger logger, Exception exception);
}
