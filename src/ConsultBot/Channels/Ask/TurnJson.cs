using System.Text.Json.Serialization;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Channels.Ask;

/// <summary>The JSON shape of a reply: what <c>ask --json</c>, <c>eval</c> and the ask endpoint hand out.</summary>
internal sealed record TurnJson
{
    [JsonPropertyName("id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    [JsonPropertyName("decision")]
    public string? Decision { get; init; }

    [JsonPropertyName("text")]
    public string? Text { get; init; }

    [JsonPropertyName("citations")]
    public IReadOnlyList<CitationJson> Citations { get; init; } = [];

    [JsonPropertyName("caveats")]
    public IReadOnlyList<string> Caveats { get; init; } = [];

    [JsonPropertyName("rule")]
    public string? Rule { get; init; }

    [JsonPropertyName("language")]
    public string? Language { get; init; }

    [JsonPropertyName("ms")]
    public double Milliseconds { get; init; }

    /// <summary>The conversation, by which the next message continues it; only from the ask endpoint.</summary>
    [JsonPropertyName("conversationId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ConversationId { get; init; }

    /// <summary>The turn as the record names it; only from the ask endpoint.</summary>
    [JsonPropertyName("turnId")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TurnId { get; init; }

    [JsonPropertyName("error")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>The shape of a recorded reply.</summary>
    public static TurnJson Of(RecordedReply reply, string? id, TimeSpan wallTime) => new()
    {
        Id = id,
        Decision = reply.Decision.WireName(),
        Text = reply.Text,
        Citations = [.. reply.Citations.Select(citation => new CitationJson(citation.SourceId, citation.PassageId, citation.Locator))],
        Caveats = reply.Caveats.WireNames(),
        Rule = reply.RuleId,
        Language = reply.Language,
        Milliseconds = Math.Round(wallTime.TotalMilliseconds, 3),
    };
}

/// <summary>A citation of the shape.</summary>
internal sealed record CitationJson(
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("passage")] string Passage,
    [property: JsonPropertyName("locator")] string Locator);
