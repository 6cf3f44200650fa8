using System.Text.Json.Serialization;

namespace ConsultBot.Storage.Bodies;

/// <summary>The body of an <c>access</c> entry: who looked at what.</summary>
internal sealed record AccessBody(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("who")] string Who,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("what")] string What,
    [property: JsonPropertyName("conversation")] string? Conversation,
    [property: JsonPropertyName("asked")] IReadOnlyDictionary<string, string> Asked)
{
    private const int Current = 1;

    /// <summary>The body for an access.</summary>
    public static AccessBody Of(Access access) => new(
        Current,
        access.Who,
        access.Role,
        access.What,
        access.ConversationId,
        new SortedDictionary<string, string>(access.Asked.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>The access of this shape.</summary>
    public Access ToAccess() => new(Who, Role, What, Conversation, Asked);
}
