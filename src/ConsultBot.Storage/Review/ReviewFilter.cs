using ConsultBot.Consultation;

namespace ConsultBot.Storage.Review;

/// <summary>Which conversations are listed. Everything but the reference asks for a conversation with a turn that fits in every respect.</summary>
public sealed record ReviewFilter
{
    /// <summary>No filter: every conversation.</summary>
    public static ReviewFilter Everything { get; } = new();

    /// <summary>What was decided.</summary>
    public Decision? Decision { get; init; }

    /// <summary>On which channel.</summary>
    public string? Channel { get; init; }

    /// <summary>Not before.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Whether a person may have been in danger.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Whether a person was asked for.</summary>
    public bool HandoffRequested { get; init; }

    /// <summary>The short reference, as <see cref="Consultation.Conversations.ConversationReference.Of"/> gives it.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether it looks at turns at all.</summary>
    internal bool IsOfTurns => Decision is not null || Channel is not null || From is not null || Before is not null || IsUrgent || HandoffRequested;
}
