using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Channels.DirectLine;

/// <summary>Shows what stands in the record as the activities that Direct Line clients render.</summary>
internal sealed class ActivityJson(WebChatText text, WebChatMessage message, ClinicProfile clinic, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The id of an entry as clients name it.</summary>
    public static string IdOf(string conversationId, string entryId) => $"{conversationId}|{entryId}";

    /// <summary>The activity in JSON.</summary>
    public static string Write(JsonObject activity) => activity.ToJsonString(Readable);

    /// <summary>What the patient sent, as it is echoed.</summary>
    public static JsonObject Echo(string conversationId, string userId, SaidByPatient said)
    {
        var activity = OfUser(conversationId, userId, "message", said, said.ActivityId);
        activity["text"] = said.Text;
        activity["textFormat"] = "plain";
        return activity;
    }

    /// <summary>A judgement of the patient, as it is echoed. Reasons were tapped as words, so they show as words.</summary>
    public static JsonObject Echo(string conversationId, string userId, JudgedByPatient judged)
    {
        var isWords = judged.Feedback.Reaction is FeedbackReaction.Reason;
        var activity = OfUser(conversationId, userId, isWords ? "message" : "event", judged, judged.ActivityId);
        if (isWords)
        {
            activity["text"] = judged.Feedback.Comment;
            activity["textFormat"] = "plain";
        }
        else
        {
            activity["name"] = FeedbackReaction.EventName;
        }

        return activity;
    }

    /// <summary>A reply of the service.</summary>
    public WebChatReply Reply(string conversationId, long seq, RecordedReply reply)
    {
        var activity = OfBot(conversationId, "message", reply.Id, reply.At);
        if (reply.Answers.Count > 0)
        {
            activity["replyToId"] = IdOf(conversationId, reply.Answers[^1]);
        }

        var shown = text.Shown(reply);
        var heard = WebChatText.Heard(reply.Text);
        activity["text"] = shown.Markdown;
        activity["textFormat"] = "markdown";
        activity["locale"] = reply.Language;
        activity["speak"] = heard;
        activity["entities"] = new JsonArray(message.EntityOf(reply, IdOf(conversationId, reply.Id)));
        activity["channelData"] = new JsonObject
        {
            ["webchat:sequence-id"] = seq,
            ["webchat:fallback-text"] = heard,
            ["consultbot"] = new JsonObject
            {
                ["decision"] = reply.Decision.WireName(),
                ["turn"] = reply.Id,
                ["reference"] = ConversationReference.Of(conversationId),
            },
        };
        if (message.ButtonsOf(reply) is { } buttons)
        {
            activity["suggestedActions"] = buttons;
        }

        return new WebChatReply(activity, shown.Visible, heard);
    }

    /// <summary>One of the fixed texts. It stands in no record, so it has no place in the conversation.</summary>
    public WebChatReply Fixed(string conversationId, string fixedText)
    {
        var now = clock.GetUtcNow();
        var activity = OfBot(conversationId, "message", Guid.CreateVersion7(now).ToString("N"), now);
        var heard = WebChatText.Heard(fixedText);
        activity["text"] = text.Linked(fixedText);
        activity["textFormat"] = "markdown";
        activity["speak"] = heard;
        activity["channelData"] = new JsonObject
        {
            ["webchat:fallback-text"] = heard,
            ["consultbot"] = new JsonObject { ["fixed"] = true, ["reference"] = ConversationReference.Of(conversationId) },
        };
        return new WebChatReply(activity, fixedText, heard);
    }

    /// <summary>The sign that the answer to a message is on its way: the beginning of a stream of activities that its answer ends, as Web Chat and Teams show it.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="number">Which sign for that message, from 1; each takes the place of the one before.</param>
    /// <param name="words">What it says.</param>
    public JsonObject Waiting(string conversationId, string messageId, int number, string words)
    {
        var id = StreamOf(messageId);
        var activity = OfBot(conversationId, "typing", number == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{number}"), clock.GetUtcNow());
        activity["text"] = words;
        return InStream(activity, new JsonObject { ["streamType"] = "informative", ["streamSequence"] = number }, number == 1 ? null : IdOf(conversationId, id));
    }

    /// <summary>Takes the sign back, when the message gets no answer of its own.</summary>
    public JsonObject EndOfWaiting(string conversationId, string messageId)
    {
        var id = StreamOf(messageId);
        return InStream(OfBot(conversationId, "typing", $"{id}-end", clock.GetUtcNow()), new JsonObject { ["streamType"] = "final" }, IdOf(conversationId, id));
    }

    /// <summary>A reply as the end of the stream that its sign began.</summary>
    public static JsonObject AsEndOfWaiting(string conversationId, RecordedReply reply, JsonObject activity) =>
        InStream(activity, new JsonObject { ["streamType"] = "final" }, IdOf(conversationId, StreamOf(reply.Answers[^1])));

    private static string StreamOf(string messageId) => $"{messageId}-waiting";

    // Clients look for it in either place.
    private static JsonObject InStream(JsonObject activity, JsonObject stream, string? streamId)
    {
        if (streamId is not null)
        {
            stream["streamId"] = streamId;
        }

        var entities = activity["entities"]?.AsArray() ?? [];
        var entity = stream.DeepClone().AsObject();
        entity["type"] = "streaminfo";
        entities.Add(entity);
        activity["entities"] = entities;
        var channelData = activity["channelData"]?.AsObject() ?? [];
        foreach (var (name, value) in stream)
        {
            channelData[name] = value?.DeepClone();
        }

        activity["channelData"] = channelData;
        return activity;
    }

    private static JsonObject OfUser(string conversationId, string userId, string type, TranscriptEntry entry, string? clientActivityId)
    {
        var activity = Envelope(conversationId, type, entry.Id, entry.At);
        activity["from"] = new JsonObject { ["id"] = userId, ["role"] = "user" };
        var channelData = new JsonObject { ["webchat:sequence-id"] = entry.Seq };
        if (clientActivityId is not null)
        {
            channelData["clientActivityID"] = clientActivityId;
        }

        activity["channelData"] = channelData;
        return activity;
    }

    private JsonObject OfBot(string conversationId, string type, string id, DateTimeOffset at)
    {
        var activity = Envelope(conversationId, type, id, at);
        activity["from"] = new JsonObject { ["id"] = "bot", ["name"] = clinic.Name, ["role"] = "bot" };
        return activity;
    }

    private static JsonObject Envelope(string conversationId, string type, string id, DateTimeOffset at) => new()
    {
        ["type"] = type,
        ["id"] = IdOf(conversationId, id),
        ["timestamp"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ["channelId"] = DirectLineNames.Channel,
        ["conversation"] = new JsonObject { ["id"] = conversationId },
    };
}

/// <summary>A reply as Web Chat shows it: as text to read, and as text that a screen reader says.</summary>
internal sealed record WebChatReply(JsonObject Activity, string Visible, string Heard) : RenderedReply(Visible, Heard);
