using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ConsultBot.Tests.Models;

/// <summary>Plays a part as the answer to one request.</summary>
/// <param name="context">The request.</param>
/// <param name="wire">Its protocol.</param>
/// <param name="ended">Fires when the client has gone or the model is closed.</param>
internal sealed class ModelStage(HttpContext context, ModelWire wire, CancellationToken ended)
{
    private const string JsonType = "application/json";
    private const string EventsType = "text/event-stream";
    private const string Page = "<!doctype html><html><head><title>Sign in</title></head><body>Please sign in to this network.</body></html>";
    private const int ShortestPiece = 16;
    private const int MostPieces = 64;
    private const int EndlessPiece = 16 * 1024;

    private static readonly TimeSpan BeforeHangingUp = TimeSpan.FromMilliseconds(200);
    private static readonly string EndlessWords = string.Concat(Enumerable.Repeat(Endless.Words, EndlessPiece / Endless.Words.Length));

    private HttpResponse Response => context.Response;

    /// <summary>Plays a part to its end, if it has one.</summary>
    public Task PlayAsync(ModelPart part, ModelRequest request) => part switch
    {
        Says says => AnswerAsync(says.Content, says.IsCutShort ? ModelEnding.CutShort : ModelEnding.Finished),
        Huge => AnswerAsync(Huge.Content, ModelEnding.Finished),
        Empty => AnswerAsync(string.Empty, ModelEnding.Finished),
        CallsTools => AnswerAsync(string.Empty, ModelEnding.CallsTool),
        Fails fails => FailAsync(fails, request),
        Waits waits => WaitAsync(waits, request),
        Silent => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ended),
        Drips drips => DripAsync(drips.Content),
        Endless => GoOnAsync(),
        NoBody => SendAsync(wire.Streams ? EventsType : JsonType, string.Empty),
        Malformed => SendAsync(wire.Streams ? EventsType : JsonType, Broken()),
        HangsUp hangsUp => HangUpAsync(hangsUp.Content),
        WrongType => SendAsync("text/html; charset=utf-8", Page),
        _ => throw new UnreachableException($"Nobody knows how to play {part}."),
    };

    /// <summary>Turns a request down that is none of the protocol.</summary>
    public Task RefuseAsync(string why)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return SendAsync(JsonType, wire.Error(StatusCodes.Status400BadRequest, why));
    }

    private static IEnumerable<string> Pieces(string content)
    {
        var length = Math.Max(ShortestPiece, (content.Length / MostPieces) + 1);
        for (var start = 0; start < content.Length;)
        {
            var end = Math.Min(content.Length, start + length);
            end -= end < content.Length && char.IsHighSurrogate(content[end - 1]) ? 1 : 0;
            yield return content[start..end];
            start = end;
        }
    }

    private static IEnumerable<string> Forever(string first, string then)
    {
        yield return first;
        while (true)
        {
            yield return then;
        }
    }

    private async Task WaitAsync(Waits waits, ModelRequest request)
    {
        await waits.Until.WaitAsync(ended);
        await PlayAsync(waits.Then, request);
    }

    private async Task AnswerAsync(string content, ModelEnding ending)
    {
        if (!wire.Streams)
        {
            await SendAsync(JsonType, wire.Whole(content, ending));
            return;
        }

        Response.ContentType = EventsType;
        foreach (var part in wire.Events(Pieces(content), ending))
        {
            await WriteAsync(Encoding.UTF8.GetBytes(part));
        }
    }

    private Task FailAsync(Fails fails, ModelRequest request)
    {
        Response.StatusCode = fails.Status;
        if (fails.RetryAfter is { } wait)
        {
            Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):F0}";
        }

        return SendAsync(JsonType, wire.Error(fails.Status, $"{HostileParts.ErrorWords} {fails.Status}; the key was {request.Authorization}, the message: {request.User}"));
    }

    private async Task DripAsync(string content)
    {
        Response.ContentType = wire.Streams ? EventsType : JsonType;
        foreach (var part in Bytes(content).Chunk(1))
        {
            await WriteAsync(part);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, ended);
        }
    }

    private async Task GoOnAsync()
    {
        const string Mark = "here it never ends";
        Response.ContentType = wire.Streams ? EventsType : JsonType;
        var parts = wire.Streams
            ? wire.Events(Forever("""{"claims":[{"sentence":" """, EndlessWords), ModelEnding.Finished)
            : Forever(wire.Whole(Mark, ModelEnding.Finished).Split(Mark)[0], EndlessWords);
        foreach (var part in parts)
        {
            await WriteAsync(Encoding.UTF8.GetBytes(part));

            // Quick, and yet no client's memory is full before its time-out.
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, ended);
        }
    }

    private async Task HangUpAsync(string content)
    {
        var bytes = Bytes(content);
        Response.ContentType = wire.Streams ? EventsType : JsonType;
        Response.ContentLength = bytes.Length;
        await WriteAsync(bytes[..(bytes.Length / 2)]);

        // An abort takes back whatever the client has not read yet.
        await Task.Delay(BeforeHangingUp, TimeProvider.System, ended);
        context.Abort();
    }

    private string Broken()
    {
        var whole = wire.Streams ? wire.Events([], ModelEnding.Finished).First() : wire.Whole(string.Empty, ModelEnding.Finished);
        return whole[..(whole.Length * 2 / 3)] + (wire.Streams ? "\n\n" : string.Empty);
    }

    private byte[] Bytes(string content) =>
        Encoding.UTF8.GetBytes(wire.Streams ? string.Concat(wire.Events(Pieces(content), ModelEnding.Finished)) : wire.Whole(content, ModelEnding.Finished));

    private Task SendAsync(string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Response.ContentType = type;
        Response.ContentLength = bytes.Length;
        return WriteAsync(bytes);
    }

    private async Task WriteAsync(byte[] bytes)
    {
        await Response.Body.WriteAsync(bytes, ended);
        await Response.Body.FlushAsync(ended);
    }
}
