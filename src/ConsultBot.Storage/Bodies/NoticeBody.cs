using System.Text.Json.Serialization;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Storage.Bodies;

/// <summary>The body of a <c>notice</c> entry: something that happened outside a turn.</summary>
internal sealed record NoticeBody(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("what")] string What,
    [property: JsonPropertyName("counts")] IReadOnlyDictionary<string, long> Counts,
    [property: JsonPropertyName("since")] DateTimeOffset Since)
{
    private const int Current = 1;

    /// <summary>The body for a notice.</summary>
    public static NoticeBody Of(Notice notice) => new(Current, notice.What, notice.Counts, notice.Since);
}
