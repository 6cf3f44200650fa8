using System.Text.Json;

namespace ConsultBot.Channels.DirectLine;

/// <summary>What a client posted, as far as it is believed. Whom it says it comes from is not read: the token says that.</summary>
internal sealed record IncomingActivity
{
    private const int LongestId = 100;

    /// <summary>The kind of activity, for example <c>message</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The words; empty when there are none.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The client's own id of it, by which a second delivery is known, or <c>null</c>.</summary>
    public string? ClientId { get; init; }

    /// <summary>Whether a file comes with it.</summary>
    public bool HasAttachment { get; init; }

    /// <summary>A judgement of a reply, or <c>null</c>.</summary>
    public IncomingFeedback? Feedback { get; init; }

    /// <summary>Reads an activity.</summary>
    /// <exception cref="JsonException">It is not JSON, or no activity; the message says what is wrong.</exception>
    public static IncomingActivity Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
        return Read(document.RootElement);
    }

    private static IncomingActivity Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            throw new JsonException("An activity is a JSON object.");
        }

        var type = StringOf(root, "type");
        if (type.Length is 0 or > LongestId)
        {
            throw new JsonException("The member \"type\" is missing.");
        }

        var channelData = MemberOf(root, "channelData");
        var clientId = StringOf(channelData, "clientActivityID");
        return new IncomingActivity
        {
            Type = type,
            Text = Spoken(root),
            ClientId = clientId.Length is 0 or > LongestId ? null : clientId,
            HasAttachment = MemberOf(root, "attachments") is { ValueKind: JsonValueKind.Array } files && files.GetArrayLength() > 0,
            Feedback = IncomingFeedback.Of(root),
        };
    }

    // A tap on a button of ours posts its words as text, or as the value.
    private static string Spoken(JsonElement root) => StringOf(root, "text") is { Length: > 0 } text ? text : StringOf(root, "value");

    /// <summary>The member of an object; an undefined element when there is none.</summary>
    internal static JsonElement MemberOf(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The text of a member; empty when it is none.</summary>
    internal static string StringOf(JsonElement element, string name) =>
        MemberOf(element, name) is { ValueKind: JsonValueKind.String } member ? member.GetString()! : string.Empty;
}

/// <summary>A judgement of a reply.</summary>
/// <param name="About">The activity id of the reply.</param>
/// <param name="Reaction"><c>like</c> or <c>dislike</c>.</param>
/// <param name="Comment">What the patient added; may be empty.</param>
internal sealed record IncomingFeedback(string About, string Reaction, string Comment)
{
    private const int LongestComment = 2_000;

    /// <summary>The judgement that an activity tells of, or <c>null</c>: the event of a thumb in Web Chat, or the invoke of its form, whose comment has three shapes.</summary>
    public static IncomingFeedback? Of(JsonElement root) => (IncomingActivity.StringOf(root, "type"), IncomingActivity.StringOf(root, "name")) switch
    {
        ("event", FeedbackReaction.EventName) => OfThumb(IncomingActivity.MemberOf(root, "entities")),
        ("invoke", "message/submitAction") => OfForm(root),
        _ => null,
    };

    private static IncomingFeedback? OfThumb(JsonElement entities)
    {
        if (entities.ValueKind is not JsonValueKind.Array)
        {
            return null;
        }

        foreach (var entity in entities.EnumerateArray())
        {
            var id = IncomingActivity.StringOf(entity, "@id");
            foreach (var reaction in new[] { FeedbackReaction.Like, FeedbackReaction.Dislike })
            {
                if (id.StartsWith($"_:{reaction}-", StringComparison.Ordinal) && IncomingActivity.StringOf(entity, "actionStatus") is "ActiveActionStatus" or "CompletedActionStatus")
                {
                    return new IncomingFeedback(id[(reaction.Length + 3)..], reaction, string.Empty);
                }
            }
        }

        return null;
    }

    private static IncomingFeedback? OfForm(JsonElement root)
    {
        var value = IncomingActivity.MemberOf(IncomingActivity.MemberOf(root, "value"), "actionValue");
        var about = IncomingActivity.StringOf(root, "replyToId");
        return IncomingActivity.StringOf(value, "reaction") is FeedbackReaction.Like or FeedbackReaction.Dislike && about.Length > 0
            ? new IncomingFeedback(about, IncomingActivity.StringOf(value, "reaction"), CommentOf(IncomingActivity.MemberOf(value, "feedback")))
            : null;
    }

    private static string CommentOf(JsonElement feedback)
    {
        var comment = feedback.ValueKind switch
        {
            JsonValueKind.Object => IncomingActivity.StringOf(feedback, "feedbackText"),
            JsonValueKind.String when feedback.GetString()!.StartsWith('{') => CommentInside(feedback.GetString()!),
            JsonValueKind.String => feedback.GetString()!,
            _ => string.Empty,
        };
        return comment.Length > LongestComment ? comment[..LongestComment] : comment;
    }

    private static string CommentInside(string json)
    {
        try
        {
            using var inner = JsonDocument.Parse(json);
            return IncomingActivity.StringOf(inner.RootElement, "feedbackText");
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
