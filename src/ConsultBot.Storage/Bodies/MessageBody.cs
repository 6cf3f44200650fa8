using System.Text.Json.Serialization;
using ConsultBot.Consultation;

namespace ConsultBot.Storage.Bodies;

/// <summary>The body of a <c>message</c> entry: what a patient sent.</summary>
internal sealed record MessageBody(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("message")] string MessageId,
    [property: JsonPropertyName("conversation")] string Conversation,
    [property: JsonPropertyName("channel")] string Channel,
    [property: JsonPropertyName("activity")] string? ActivityId,
    [property: JsonPropertyName("language")] string? Language,
    [property: JsonPropertyName("receivedAt")] DateTimeOffset ReceivedAt,
    [property: JsonPropertyName("circumstances")] string Circumstances,
    [property: JsonPropertyName("text")] string Text)
{
    private const int Current = 1;

    /// <summary>The body for a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="id">The id by which turns name it.</param>
    public static MessageBody Of(PatientMessage message, string id) =>
        new(Current, id, message.ConversationId, message.Channel, message.ActivityId, message.Language, message.ReceivedAt, CircumstancesOf(message), message.Text);

    private static string CircumstancesOf(PatientMessage message) =>
        message.Circumstances is Consultation.Circumstances.None ? string.Empty : message.Circumstances.ToString();
}
