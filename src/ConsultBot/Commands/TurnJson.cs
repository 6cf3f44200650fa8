using System.Text.Json.Serialization;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Commands;

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

    [JsonPropertyName("error")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>The shape of a committed turn.</summary>
    public static TurnJson Of(TurnEntry turn, string? id, TimeSpan wallTime) => new()
    {
        Id = id,
        Decision = turn.Reply.Decision.WireName(),
        Text = turn.Text,
        Citations = [.. turn.Reply.Citations.Select(citation => new CitationJson(citation.SourceId, citation.PassageId, citation.Locator))],
        Caveats = turn.Reply.Caveats.Ids.WireNames(),
        Rule = turn.Reply.RuleId,
        Language = turn.Reply.Language,
        Milliseconds = Math.Round(wallTime.TotalMilliseconds, 3),
    };
}

/// <summary>A citation of the shape.</summary>
internal sealed record CitationJson(
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("passage")] string Passage,
    [property: JsonPropertyName("locator")] string Locator);
