namespace ConsultBot.Storage.Projections;

/// <summary>An enquiry as it stands, without any words. It can be worked out again from its last entry.</summary>
public sealed class EnquiryRow
{
    /// <summary>Its number.</summary>
    public long Number { get; set; }

    /// <summary>The stream of its conversation.</summary>
    public long StreamId { get; set; }

    /// <summary>The position of its last entry.</summary>
    public long Position { get; set; }

    /// <summary>The channel of the conversation.</summary>
    public required string Channel { get; set; }

    /// <summary>What it is about, by name.</summary>
    public required string Topic { get; set; }

    /// <summary>How urgent it is, by name.</summary>
    public required string Urgency { get; set; }

    /// <summary>The rule that opened it.</summary>
    public required string Why { get; set; }

    /// <summary>The team that it is with.</summary>
    public required string Team { get; set; }

    /// <summary>The language of the patient (BCP 47).</summary>
    public required string Language { get; set; }

    /// <summary>Where it stands, by name.</summary>
    public required string State { get; set; }

    /// <summary>The id of whoever has it, or <c>null</c>.</summary>
    public string? ClaimedBy { get; set; }

    /// <summary>When it was opened, in microseconds since 1970-01-01 UTC, like the others.</summary>
    public long OpenedAt { get; set; }

    /// <summary>By when somebody has to have it.</summary>
    public long DueAt { get; set; }

    /// <summary>When it changed last.</summary>
    public long ChangedAt { get; set; }

    /// <summary>Until when it is put aside, or <c>null</c>.</summary>
    public long? SnoozedUntil { get; set; }

    /// <summary>Whether it was reminded of.</summary>
    public bool IsReminded { get; set; }

    /// <summary>Whether its deadline passed.</summary>
    public bool IsEscalated { get; set; }

    /// <summary>Whether its card was taken.</summary>
    public bool IsShown { get; set; }
}
