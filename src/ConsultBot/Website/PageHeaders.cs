using System.Security.Cryptography;

namespace ConsultBot.Website;

/// <summary>The headers that keep a page to itself.</summary>
internal static class PageHeaders
{
    private const int NonceBytes = 16;

    /// <summary>Writes them and hands back the nonce by which styles of this one answer are told from others.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="frameAncestors">The websites that may show the page in a frame; <c>null</c> when none may, not even this one.</param>
    public static string Write(HttpResponse response, IReadOnlyList<string>? frameAncestors)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        var host = response.HttpContext.Request.Host.Value;
        var headers = response.Headers;
        headers.ContentSecurityPolicy = string.Join("; ",
        [
            "default-src 'none'",
            "script-src 'self'",
            $"style-src 'self' 'nonce-{nonce}'",
            "img-src 'self' data: blob:",
            $"connect-src 'self' ws://{host} wss://{host}",
            "font-src 'self' data:",
            "frame-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            frameAncestors is null ? "frame-ancestors 'none'" : string.Join(' ', ["frame-ancestors 'self'", .. frameAncestors]),
        ]);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), clipboard-write=(self)";
        headers.CacheControl = "no-store";
        if (frameAncestors is null)
        {
            headers.XFrameOptions = "DENY";
        }

        return nonce;
    }
}
