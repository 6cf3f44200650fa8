using System.Text.Json.Serialization;

namespace ConsultBot.Storage.Bodies;

/// <summary>The body of a <c>policy_changed</c> entry: what was changed, to what, and why.</summary>
internal sealed record PolicyBody(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("what")] string What,
    [property: JsonPropertyName("to")] string To,
    [property: JsonPropertyName("reason")] string Reason)
{
    private const int Current = 1;

    /// <summary>The body for a change.</summary>
    public static PolicyBody Of(PolicyChange change) => new(Current, change.What, change.To, change.Reason);
}
