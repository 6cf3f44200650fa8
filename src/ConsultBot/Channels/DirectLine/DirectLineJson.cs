using System.Text.Json.Serialization;

namespace ConsultBot.Channels.DirectLine;

/// <summary>A conversation as clients are told of it.</summary>
internal sealed record ConversationJson(
    [property: JsonPropertyName("conversationId")] string ConversationId,
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("streamUrl")] string? StreamUrl = null);

/// <summary>The id of what was posted.</summary>
internal sealed record PostedJson([property: JsonPropertyName("id")] string Id);

/// <summary>What went wrong.</summary>
internal sealed record ProblemJson([property: JsonPropertyName("error")] ProblemDetail Error);

/// <summary>The name of a problem and what it means.</summary>
internal sealed record ProblemDetail([property: JsonPropertyName("code")] string Code, [property: JsonPropertyName("message")] string Message);

/// <summary>Whom a token is asked for.</summary>
internal sealed record TokenRequest([property: JsonPropertyName("user")] TokenUser? User);

/// <summary>A user as a server names one.</summary>
internal sealed record TokenUser([property: JsonPropertyName("id")] string? Id);

/// <summary>What the page asks for: a new session, or an earlier one by its secret.</summary>
internal sealed record SessionRequest([property: JsonPropertyName("resume")] string? Resume, [property: JsonPropertyName("invitation")] string? Invitation);

/// <summary>A session of the page.</summary>
internal sealed record SessionJson(
    [property: JsonPropertyName("conversationId")] string ConversationId,
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("userId")] string UserId,
    [property: JsonPropertyName("expiresIn")] int ExpiresIn,
    [property: JsonPropertyName("resume")] string Resume,
    [property: JsonPropertyName("reference")] string Reference,
    [property: JsonPropertyName("isNew")] bool IsNew);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationJson))]
[JsonSerializable(typeof(PostedJson))]
[JsonSerializable(typeof(ProblemJson))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SessionJson))]
internal sealed partial class DirectLineJson : JsonSerializerContext;
