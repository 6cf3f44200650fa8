namespace ConsultBot.Storage.Projections;

/// <summary>What queries need to know of a turn. It holds no word of a patient, and can be worked out again from the record.</summary>
public sealed class TurnRow
{
    /// <summary>The position of the turn's entry.</summary>
    public long Position { get; set; }

    /// <summary>Its stream.</summary>
    public long StreamId { get; set; }

    /// <summary>Its place in the stream.</summary>
    public long Seq { get; set; }

    /// <summary>When it was written, in microseconds since 1970-01-01 UTC.</summary>
    public long At { get; set; }

    /// <summary>The channel.</summary>
    public required string Channel { get; set; }

    /// <summary>The language of the reply.</summary>
    public required string Language { get; set; }

    /// <summary>The decision, by its wire name.</summary>
    public required string Decision { get; set; }

    /// <summary>The deciding rule, or <c>null</c>.</summary>
    public string? Rule { get; set; }

    /// <summary>The therapies of the caveats, joined by commas.</summary>
    public required string Therapies { get; set; }

    /// <summary>The ids of the caveats, joined by commas.</summary>
    public required string Caveats { get; set; }

    /// <summary><c>long</c>, <c>short</c>, or empty.</summary>
    public required string CaveatForm { get; set; }

    /// <summary>The ids of the cited passages, joined by commas.</summary>
    public required string Passages { get; set; }

    /// <summary>The ids of the cited sources, joined by commas.</summary>
    public required string Sources { get; set; }

    /// <summary>The writer of the draft.</summary>
    public required string Model { get; set; }

    /// <summary>Whether a person was asked for.</summary>
    public bool HandoffRequested { get; set; }

    /// <summary>The version of the screening rules.</summary>
    public required string PolicyHash { get; set; }

    /// <summary>The version of the passages.</summary>
    public required string KnowledgeHash { get; set; }

    /// <summary>The version of the prompt.</summary>
    public required string PromptsHash { get; set; }
}
