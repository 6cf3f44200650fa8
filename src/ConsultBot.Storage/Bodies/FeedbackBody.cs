using System.Text.Json.Serialization;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Storage.Bodies;

/// <summary>The body of a <c>feedback</c> entry: what a patient thought of a reply.</summary>
internal sealed record FeedbackBody(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("feedback")] string Id,
    [property: JsonPropertyName("channel")] string Channel,
    [property: JsonPropertyName("activity")] string? ActivityId,
    [property: JsonPropertyName("about")] string About,
    [property: JsonPropertyName("reaction")] string Reaction,
    [property: JsonPropertyName("comment")] string Comment)
{
    private const int Current = 1;

    /// <summary>The body for a judgement.</summary>
    public static FeedbackBody Of(Feedback feedback, string id) =>
        new(Current, id, feedback.Channel, feedback.ActivityId, feedback.About, feedback.Reaction, feedback.Comment);
}
