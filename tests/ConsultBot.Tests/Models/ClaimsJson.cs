using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConsultBot.Tests.Models;

/// <summary>One sentence of an answer, the passage that it names and the words that it quotes.</summary>
internal sealed record ClaimWords(string Sentence, string Passage, string Quote);

/// <summary>Writes the JSON that the answer prompt asks for.</summary>
internal static class ClaimsJson
{
    private static readonly JsonSerializerOptions Raw = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An answer of these claims.</summary>
    public static string Write(params IEnumerable<ClaimWords> claims) => Object(claims).ToJsonString(Raw);

    /// <summary>The same, before it is written.</summary>
    public static JsonObject Object(params IEnumerable<ClaimWords> claims) => new() { ["claims"] = new JsonArray([.. claims.Select(Claim)]), ["list"] = false };

    /// <summary>One claim.</summary>
    public static JsonObject Claim(ClaimWords claim) => new() { ["sentence"] = claim.Sentence, ["passage"] = claim.Passage, ["quote"] = claim.Quote };

    /// <summary>Writes a text as a JSON string, its quotation marks included.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text, Raw);
}
