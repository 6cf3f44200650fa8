using System.Text.Json.Serialization;

namespace ConsultBot.Storage.Bodies;

/// <summary>The body of an <c>erasure</c> entry: whose words were erased, and why. It stands in the stream <c>system</c>, whose key is never forgotten.</summary>
internal sealed record ErasureBody(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("stream")] string Stream,
    [property: JsonPropertyName("key")] string KeyId,
    [property: JsonPropertyName("reason")] string Reason)
{
    /// <summary>The version of the form that is written now.</summary>
    public const int Current = 1;
}
