using System.Text.Json.Serialization;

namespace ConsultBot.Storage.Bodies;

/// <summary>
/// The body of a <c>policy_changed</c> entry: what was changed, to what, and why. Version 2 added what stood before, the parts that differ, and the role of whoever
/// decided it.
/// </summary>
internal sealed record PolicyBody(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("what")] string What,
    [property: JsonPropertyName("to")] string To,
    [property: JsonPropertyName("reason")] string Reason,
    [property: JsonPropertyName("from")] string? From = null,
    [property: JsonPropertyName("parts")] PartBody[]? Parts = null,
    [property: JsonPropertyName("role")] string? Role = null)
{
    private const int Current = 2;

    /// <summary>The body for a change.</summary>
    public static PolicyBody Of(PolicyChange change) => new(
        Current, change.What, change.To, change.Reason, change.From, [.. change.Parts.Select(part => new PartBody(part.Part, part.Old, part.New))], change.Role);

    /// <summary>The change that was written down.</summary>
    public PolicyChange ToChange() => new(What, To, Reason)
    {
        From = From ?? string.Empty,
        Parts = [.. (Parts ?? []).Select(part => new PolicyPartChange(part.Part, part.Old, part.New))],
        Role = Role ?? string.Empty,
    };
}

/// <summary>A part of a policy with its hashes.</summary>
internal sealed record PartBody(
    [property: JsonPropertyName("part")] string Part, [property: JsonPropertyName("old")] string Old, [property: JsonPropertyName("new")] string New);
