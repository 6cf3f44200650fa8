using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConsultBot.Channels.Ask;

/// <summary>What a program asks.</summary>
internal sealed record AskRequest
{
    /// <summary>The most letters of a conversation's id or of a language.</summary>
    private const int LongestName = 64;

    /// <summary>The patient's words.</summary>
    [JsonPropertyName("text")]
    public string? Text { get; init; }

    /// <summary>The conversation that it continues; without it, one begins.</summary>
    [JsonPropertyName("conversationId")]
    public string? ConversationId { get; init; }

    /// <summary>The language of the words (BCP 47), when it is known.</summary>
    [JsonPropertyName("language")]
    public string? Language { get; init; }

    /// <summary>What is wrong with it; <c>null</c> when nothing is.</summary>
    public string? Problem =>
        Text is null ? "\"text\" is missing: the question, as text."
        : ConversationId is { Length: 0 or > LongestName } ? "\"conversationId\" must be the id of an earlier answer, or be left out."
        : Language is { } language && !IsLanguage(language) ? "\"language\" must be a language tag such as en or pt-BR, or be left out."
        : null;

    private static bool IsLanguage(string language) =>
        language.Length is > 1 and <= LongestName && language.All(letter => letter is '-' || char.IsAsciiLetterOrDigit(letter));
}

[JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(TurnJson))]
internal sealed partial class AskJson : JsonSerializerContext
{
    /// <summary>The shapes with text as people read it.</summary>
    public static AskJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
