using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ConsultBot.Channels.DirectLine;

/// <summary>Reads the words out of an upload and lets its files run through unread.</summary>
internal static class UploadedWords
{
    /// <summary>The activity of the upload, or <c>null</c> when it has none.</summary>
    /// <exception cref="InvalidDataException">It is too large, or no multipart body.</exception>
    /// <exception cref="JsonException">The activity cannot be read.</exception>
    public static async Task<IncomingActivity?> ReadAsync(HttpContext context, string activityType, long most)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(context.Request.ContentType).Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
        {
            throw new InvalidDataException("The multipart body has no boundary.");
        }

        IncomingActivity? activity = null;
        var reader = new MultipartReader(boundary, context.Request.Body) { BodyLengthLimit = most };
        var skipped = new byte[64 * 1024];
        var total = 0L;
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            var isActivity = activity is null && string.Equals(section.ContentType, activityType, StringComparison.OrdinalIgnoreCase);
            using var words = new MemoryStream();
            while (await section.Body.ReadAsync(skipped, context.RequestAborted) is > 0 and var read)
            {
                total += read;
                if (total > most || (isActivity && words.Length + read > RequestBody.Largest))
                {
                    throw new InvalidDataException("The upload is too large.");
                }

                if (isActivity)
                {
                    words.Write(skipped, 0, read);
                }
            }

            activity = isActivity ? IncomingActivity.Read(words.GetBuffer().AsMemory(0, (int)words.Length)) : activity;
        }

        return activity;
    }
}
