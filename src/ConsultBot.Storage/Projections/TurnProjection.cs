using System.Text.Json;
using ConsultBot.Storage.Bodies;

namespace ConsultBot.Storage.Projections;

/// <summary>Works out what queries need to know of a turn from the body of its entry.</summary>
internal static class TurnProjection
{
    /// <summary>The projection of a recorded turn.</summary>
    public static TurnRow Of(ReadOnlySpan<byte> body) => Of(JsonSerializer.Deserialize(body, BodyJson.Readable.TurnBody)!);

    /// <summary>The projection of a turn's body.</summary>
    public static TurnRow Of(TurnBody body) => new()
    {
        Channel = body.Channel,
        Language = body.Language,
        Decision = body.Decision,
        Rule = body.Rule,
        Therapies = body.Therapies,
        Caveats = string.Join(',', body.Caveats.SelectMany(caveat => caveat.Ids.Split('+')).Distinct(StringComparer.Ordinal)),
        CaveatForm = body.CaveatForm,
        Passages = string.Join(',', body.Citations.Select(citation => citation.Passage)),
        Sources = string.Join(',', body.Citations.Select(citation => citation.Source)),
        Model = body.Model,
        HandoffRequested = body.HandoffRequested,
        PolicyHash = body.Versions.Policy,
        KnowledgeHash = body.Versions.Knowledge,
        PromptsHash = body.Versions.Prompts,
    };
}
