using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultBot.Consultation.Answering;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>The output schema of the answer prompt.</summary>
internal sealed record DraftJson
{
    /// <summary>The sentences in order, the verdict first.</summary>
    [JsonPropertyName("claims")]
    public required IReadOnlyList<ClaimJson> Claims { get; init; }

    /// <summary>Whether the sentences after the first are the items of a list.</summary>
    [JsonPropertyName("list")]
    public bool AsList { get; init; }

    /// <summary>The JSON of a draft.</summary>
    public static string Write(Draft draft) => JsonSerializer.Serialize(
        new DraftJson { Claims = [.. draft.Claims.Select(claim => new ClaimJson(claim.Text, claim.PassageId, claim.Quote))], AsList = draft.AsList },
        DraftJsonContext.Default.DraftJson);

    /// <summary>The draft that a model wrote; empty when it is no JSON of this schema, which is a draft that does not hold, not a fault.</summary>
    public static Draft Read(string json, string model)
    {
        try
        {
            var draft = JsonSerializer.Deserialize(json, DraftJsonContext.Default.DraftJson);
            return draft is null ? Draft.Empty : new Draft([.. draft.Claims.Select(claim => new Claim(claim.Sentence, claim.Passage, claim.Quote))], draft.AsList, model);
        }
        catch (JsonException)
        {
            return Draft.Empty;
        }
    }
}

/// <summary>One sentence of the output schema.</summary>
internal sealed record ClaimJson(
    [property: JsonPropertyName("sentence")] string Sentence,
    [property: JsonPropertyName("passage")] string Passage,
    [property: JsonPropertyName("quote")] string Quote);

[JsonSerializable(typeof(DraftJson))]
[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
internal sealed partial class DraftJsonContext : JsonSerializerContext;
