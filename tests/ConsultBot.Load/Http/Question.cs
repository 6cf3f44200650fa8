using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConsultBot.Load.Http;

/// <summary>
/// A question as the bytes of a request to <c>/api/messages</c>, in which only the ids of the conversation and of the activity are still to be filled in: the
/// same bytes for every service.
/// </summary>
internal sealed class Question
{
    /// <summary>How long an id is, in bytes.</summary>
    public const int IdLength = 32;

    private const char ConversationMark = 'c';
    private const char ActivityMark = 'a';

    private readonly byte[] bytes;
    private readonly int conversationAt;
    private readonly int activityAt;

    /// <summary>Writes the request down.</summary>
    public Question(string text)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = new string(ActivityMark, IdLength),
            ["serviceUrl"] = "http://127.0.0.1:1/",
            ["channelId"] = "emulator",
            ["from"] = new JsonObject { ["id"] = "patient", ["name"] = "Patient", ["role"] = "user" },
            ["recipient"] = new JsonObject { ["id"] = "bot", ["name"] = "Clinic", ["role"] = "bot" },
            ["conversation"] = new JsonObject { ["id"] = new string(ConversationMark, IdLength) },
            ["text"] = text,
            ["textFormat"] = "plain",
            ["locale"] = "en-US",
            ["deliveryMode"] = "expectReplies",
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(activity);
        var head = Encoding.ASCII.GetBytes(
            $"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\n\r\n");
        bytes = [.. head, .. body];
        conversationAt = PlaceOf(ConversationMark);
        activityAt = PlaceOf(ActivityMark);
    }

    /// <summary>The request, written to a buffer.</summary>
    /// <returns>How long it is.</returns>
    public int Write(Span<byte> buffer, ReadOnlySpan<byte> conversation, ReadOnlySpan<byte> activity)
    {
        bytes.CopyTo(buffer);
        conversation.CopyTo(buffer.Slice(conversationAt, IdLength));
        activity.CopyTo(buffer.Slice(activityAt, IdLength));
        return bytes.Length;
    }

    private int PlaceOf(char mark) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(new string(mark, IdLength)));
}
