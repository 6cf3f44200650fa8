using System.Text;
using System.Text.Json.Serialization;

namespace ConsultBot.Storage.Checkpoints;

/// <summary>A signed statement of what the record held at one moment. It stands outside the database.</summary>
/// <param name="Version">The version of the form.</param>
/// <param name="Count">How many entries the record had.</param>
/// <param name="Root">The Merkle root over all of them, in hexadecimal.</param>
/// <param name="At">When it was signed, in microseconds since 1970-01-01 UTC.</param>
/// <param name="Previous">SHA-256 of the line before it in the file, in hexadecimal; empty for the first.</param>
/// <param name="Signature">ECDSA P-256 over the four fields before it, in base64.</param>
public sealed record Checkpoint(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("count")] long Count,
    [property: JsonPropertyName("root")] string Root,
    [property: JsonPropertyName("at")] long At,
    [property: JsonPropertyName("previous")] string Previous,
    [property: JsonPropertyName("signature")] string Signature)
{
    /// <summary>The version of the form that is written now.</summary>
    public const int Current = 1;

    /// <summary>The bytes that are signed.</summary>
    public byte[] SignedBytes() => Encoding.ASCII.GetBytes($"consultbot/checkpoint/{Version}\n{Count}\n{Root}\n{At}\n{Previous}");
}

[JsonSerializable(typeof(Checkpoint))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
