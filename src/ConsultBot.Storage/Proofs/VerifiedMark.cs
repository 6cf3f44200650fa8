using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultBot.Storage.Checkpoints;

namespace ConsultBot.Storage.Proofs;

/// <summary>Says up to which checkpoint a verification found everything right, so that the next one can begin there. Signed, so that nobody can have entries passed over.</summary>
internal sealed record VerifiedMark(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("count")] long Count,
    [property: JsonPropertyName("peaks")] string[] Peaks,
    [property: JsonPropertyName("projections")] bool WithProjections,
    [property: JsonPropertyName("signature")] string Signature)
{
    private const int Current = 1;

    /// <summary>Reads the mark and the log that stands there; <c>null</c> when there is none, or none that can be trusted.</summary>
    public static (MerkleLog Log, bool WithProjections)? Read(string path, SigningKey signing)
    {
        try
        {
            return File.Exists(path)
                && JsonSerializer.Deserialize(File.ReadAllBytes(path), VerifiedMarkJson.Default.VerifiedMark) is { Peaks: not null, Signature: not null } mark
                && signing.Verifies(mark.SignedBytes(), mark.Signature)
                && MerkleLog.From(mark.Count, [.. mark.Peaks.Select(Convert.FromHexString)]) is { } log
                ? (log, mark.WithProjections)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or IOException)
        {
            return null;
        }
    }

    /// <summary>Writes the mark.</summary>
    public static void Write(string path, MerkleLog log, bool withProjections, SigningKey signing)
    {
        var unsigned = new VerifiedMark(Current, log.Count, [.. log.Peaks().Select(Convert.ToHexStringLower)], withProjections, string.Empty);
        var mark = unsigned with { Signature = signing.Sign(unsigned.SignedBytes()) };
        DurableFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(mark, VerifiedMarkJson.Default.VerifiedMark));
    }

    private byte[] SignedBytes() => Encoding.ASCII.GetBytes($"consultbot/verified/{Version}\n{Count}\n{string.Join(',', Peaks)}\n{WithProjections}");
}

[JsonSerializable(typeof(VerifiedMark))]
internal sealed partial class VerifiedMarkJson : JsonSerializerContext;
