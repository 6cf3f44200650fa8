namespace ConsultBot.SemanticKernel.Models;

/// <summary>
/// Takes in the whole body of a response here, so that time-outs and retries cover it, and none that is larger than an answer can be: a server that never stops
/// writing costs a bounded buffer and an error.
/// </summary>
internal sealed class BoundedBodies : DelegatingHandler
{
    /// <summary>The most bytes that a response may have.</summary>
    public const int MostBytes = 256 * 1024;

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var buffer = new MemoryStream();
            var part = new byte[16 * 1024];
            int read;
            while ((read = await body.ReadAsync(part, cancellationToken)) > 0)
            {
                if (buffer.Length + read > MostBytes)
                {
                    throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, $"The model's response is larger than {MostBytes} bytes.");
                }

                buffer.Write(part, 0, read);
            }

            var whole = new ByteArrayContent(buffer.ToArray());
            foreach (var (name, values) in response.Content.Headers)
            {
                whole.Headers.TryAddWithoutValidation(name, values);
            }

            response.Content = whole;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
