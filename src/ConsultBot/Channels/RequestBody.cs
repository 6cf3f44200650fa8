using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ConsultBot.Channels;

/// <summary>Reads the body of a request, bounded.</summary>
internal static class RequestBody
{
    /// <summary>The most bytes that a request may have.</summary>
    public const int Largest = 256 * 1024;

    /// <summary>The body as bytes.</summary>
    /// <returns><c>null</c> when it is larger than <see cref="Largest"/>.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Largest)
        {
            return null;
        }

        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (await request.Body.ReadAsync(chunk, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > Largest)
            {
                return null;
            }

            body.Write(chunk, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <summary>The body as an object; an absent one when the body is empty.</summary>
    /// <exception cref="JsonException">It is not JSON of that shape, or too large.</exception>
    public static async Task<T?> ReadJsonAsync<T>(HttpRequest request, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        var body = await ReadAsync(request, cancellationToken) ?? throw new JsonException("The body is too large.");
        return body.Length == 0 ? null : JsonSerializer.Deserialize(body.Span, shape);
    }
}
