using System.IO.Compression;
using System.Text;

namespace ConsultBot.Website;

/// <summary>A small file that pages load, as it is and packed for the wire.</summary>
public sealed class WebsiteAsset
{
    /// <summary>Packs a text.</summary>
    /// <param name="name">The name of the file; its ending gives the media type.</param>
    /// <param name="text">What is in the file.</param>
    public WebsiteAsset(string name, string text)
    {
        MediaType = Path.GetExtension(name) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".json" => "application/json; charset=utf-8",
            ".svg" => "image/svg+xml; charset=utf-8",
            var other => throw new ArgumentException($"There is no media type for {other}.", nameof(name)),
        };
        Bytes = Encoding.UTF8.GetBytes(text);
        Brotli = Pack(stream => new BrotliStream(stream, CompressionLevel.Optimal));
        Gzip = Pack(stream => new GZipStream(stream, CompressionLevel.Optimal));
    }

    /// <summary>The file as it is.</summary>
    public byte[] Bytes { get; }

    /// <summary>The file, packed by Brotli.</summary>
    public byte[] Brotli { get; }

    /// <summary>The file, packed by gzip.</summary>
    public byte[] Gzip { get; }

    /// <summary>The media type with its character set.</summary>
    public string MediaType { get; }

    /// <summary>Writes the file as the browser takes it.</summary>
    public async Task WriteAsync(HttpContext context, string cacheControl)
    {
        var encoding = ContentEncodings.AcceptedBy(context.Request);
        var bytes = encoding switch
        {
            ContentEncoding.Brotli => Brotli,
            ContentEncoding.Gzip => Gzip,
            _ => Bytes,
        };
        ContentEncodings.Announce(context.Response, encoding);
        context.Response.Headers.CacheControl = cacheControl;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.ContentType = MediaType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private byte[] Pack(Func<Stream, Stream> open)
    {
        using var target = new MemoryStream();
        using (var stream = open(target))
        {
            stream.Write(Bytes);
        }

        return target.ToArray();
    }
}
