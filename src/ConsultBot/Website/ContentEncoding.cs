using Microsoft.Net.Http.Headers;

namespace ConsultBot.Website;

/// <summary>How a file is packed for a browser.</summary>
internal enum ContentEncoding
{
    /// <summary>As it is.</summary>
    Identity,

    /// <summary>By gzip.</summary>
    Gzip,

    /// <summary>By Brotli.</summary>
    Brotli,
}

/// <summary>Which packing a browser takes.</summary>
internal static class ContentEncodings
{
    /// <summary>The smallest packing that the request accepts.</summary>
    public static ContentEncoding AcceptedBy(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return Accepts(accepted, "br") ? ContentEncoding.Brotli : Accepts(accepted, "gzip") ? ContentEncoding.Gzip : ContentEncoding.Identity;
    }

    /// <summary>Names the packing in the answer.</summary>
    public static void Announce(HttpResponse response, ContentEncoding encoding)
    {
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not ContentEncoding.Identity)
        {
            response.Headers.ContentEncoding = encoding is ContentEncoding.Brotli ? "br" : "gzip";
        }
    }

    private static bool Accepts(IList<StringWithQualityHeaderValue> accepted, string name) =>
        accepted.Any(value => value.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);
}
