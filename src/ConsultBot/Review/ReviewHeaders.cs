namespace ConsultBot.Review;

/// <summary>The headers of every answer under <c>/review</c>: nothing is kept by a browser, framed, or allowed to run.</summary>
internal static class ReviewHeaders
{
    /// <summary>Writes them before anything else can answer.</summary>
    public static Task WriteAsync(HttpContext context, Func<Task> next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.CacheControl = "no-cache, no-store";
        return next();
    }
}
