using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultBot.Consultation.Answering;

namespace ConsultBot.SemanticKernel.Prompting;

/// <summary>The output schema of the answer prompt.</summary>
internal sealed record DraftJson
{
    private const int LongestSentence = 500;

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

    /// <summary>
    /// The draft that a model wrote, as far as it is not longer than an answer may be; empty when it is no JSON of this schema, which is a draft that does not hold, not a
    /// fault.
    /// </summary>
    /// <param name="json">What the model wrote.</param>
    /// <param name="model">Who wrote it.</param>
    /// <param name="mostWords">The most words that an answer may have.</param>
    public static Draft Read(string json, string model, int mostWords)
    {
        var draft = ModelJson.Read(json, DraftJsonContext.Default.DraftJson);
        return draft is null ? Draft.Empty : new Draft([.. Within(draft.Claims, mostWords)], draft.AsList, model);
    }

    // A first sentence that is too long by itself stays out, too, and with it the draft.
    private static IEnumerable<Claim> Within(IReadOnlyList<ClaimJson> claims, int mostWords)
    {
        var words = 0;
        foreach (var claim in claims)
        {
            words += claim.Sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            if (words > mostWords || claim.Sentence.Length > LongestSentence)
            {
                yield break;
            }

            yield return new Claim(VerdictWord.Cut(claim.Sentence), claim.Passage, claim.Quote);
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
