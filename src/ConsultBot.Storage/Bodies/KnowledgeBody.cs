using System.Text.Json.Serialization;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Storage.Bodies;

/// <summary>The body of a <c>knowledge_changed</c> entry: what was done to which passages, by whom and why.</summary>
internal sealed record KnowledgeBody(
    [property: JsonPropertyName("v")] int Version,
    [property: JsonPropertyName("action")] string Action,
    [property: JsonPropertyName("passages")] PassageVersionBody[] Passages,
    [property: JsonPropertyName("by")] string By,
    [property: JsonPropertyName("reason")] string Reason)
{
    private const int Current = 1;

    /// <summary>The body for a change.</summary>
    public static KnowledgeBody Of(KnowledgeChange change) => new(
        Current,
        change.Action.ToString().ToLowerInvariant(),
        [.. change.Passages.Select(passage => new PassageVersionBody(passage.Id, passage.Hash, passage.Text))],
        change.By,
        change.Reason);

    /// <summary>The change that was written down.</summary>
    /// <exception cref="RecordUnavailableException">This version of the service does not know what was done.</exception>
    public KnowledgeChange ToChange() => new(
        Enum.TryParse<KnowledgeAction>(Action, ignoreCase: true, out var action) ? action : throw new RecordUnavailableException($"The record cannot be read: this version knows no change of passages \"{Action}\"."),
        [.. Passages.Select(passage => new PassageVersion(passage.Id, passage.Hash, passage.Text))],
        By,
        Reason);
}

/// <summary>A passage as it was.</summary>
internal sealed record PassageVersionBody(
    [property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("hash")] string Hash, [property: JsonPropertyName("text")] string Text);
