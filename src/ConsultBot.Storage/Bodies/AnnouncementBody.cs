using System.Text.Json.Serialization;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Storage.Bodies;

/// <summary>The body of a <c>notice</c> entry in the stream of a conversation: what the patient was told, or what happened, outside a turn.</summary>
internal sealed record AnnouncementBody(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("notice")] string Id,
    [property: JsonPropertyName("what")] string What,
    [property: JsonPropertyName("channel")] string Channel,
    [property: JsonPropertyName("about")] string? About,
    [property: JsonPropertyName("privacy")] string? PrivacyVersion,
    [property: JsonPropertyName("consent")] string? Consent,
    [property: JsonPropertyName("language")] string Language,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("buttons")] IReadOnlyList<string> Buttons)
{
    private const int Current = 1;

    /// <summary>The body for an announcement.</summary>
    public static AnnouncementBody Of(Announcement announcement, string id) => new(
        Current,
        id,
        announcement.What,
        announcement.Channel,
        announcement.About,
        announcement.PrivacyVersion,
        announcement.Consent,
        announcement.Language,
        announcement.Text,
        announcement.Buttons);
}
