using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace ConsultBot.Review.SignIn;

/// <summary>Somebody who has signed in.</summary>
/// <param name="Who">The id they signed in with.</param>
/// <param name="Role">Their role.</param>
public sealed record Reviewer(string Who, ReviewRole Role);

/// <summary>How a sign-in is kept: in a cookie that scripts cannot read, that no other website can use, and that ends when idle and after a working day.</summary>
internal sealed class ReviewSession(ReviewPages pages, TimeProvider clock) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    /// <summary>The name of the scheme.</summary>
    public const string Scheme = "review";

    private const string SignedInAt = "signed-in-at";

    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    /// <summary>Who has signed in, or <c>null</c>.</summary>
    public static Reviewer? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { } who && ReviewRoles.FromWireName(user.FindFirstValue(ClaimTypes.Role)) is { } role ? new Reviewer(who, role) : null;

    /// <summary>Signs somebody in.</summary>
    public static Task BeginAsync(HttpContext context, Reviewer reviewer, DateTimeOffset now) => context.SignInAsync(
        Scheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, reviewer.Who),
                new Claim(ClaimTypes.Role, reviewer.Role.WireName()),
                new Claim(SignedInAt, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            ],
            Scheme)));

    /// <inheritdoc />
    public void Configure(CookieAuthenticationOptions options) => Configure(Scheme, options);

    /// <inheritdoc />
    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "consultbot-review";
        options.Cookie.Path = ReviewEndpoints.Path;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = LongestIdle;
        options.SlidingExpiration = true;
        options.TimeProvider = clock;
        options.Events.OnRedirectToLogin = ShowWayIn;
        options.Events.OnRedirectToAccessDenied = context => pages.Forbidden(context.HttpContext).ExecuteAsync(context.HttpContext);
        options.Events.OnValidatePrincipal = EndAfterLongestAsync;
    }

    private static Task ShowWayIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect(ReviewEndpoints.SignInPath);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    private Task EndAfterLongestAsync(CookieValidatePrincipalContext context)
    {
        if (Of(context.Principal!) is null
            || !long.TryParse(context.Principal!.FindFirstValue(SignedInAt), CultureInfo.InvariantCulture, out var began)
            || clock.GetUtcNow() >= DateTimeOffset.FromUnixTimeSeconds(began) + Longest)
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }
}
