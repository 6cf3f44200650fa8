namespace ConsultBot.Consultation;

/// <summary>What a patient sent, as it came in.</summary>
/// <param name="ConversationId">The conversation it belongs to.</param>
/// <param name="Channel">The channel it came by, for example <c>console</c> or <c>msteams</c>.</param>
/// <param name="Text">The words, unchanged. May be empty, and may hold anything.</param>
/// <param name="ReceivedAt">When it arrived.</param>
/// <param name="ActivityId">The channel's own id of the message, when it has one.</param>
/// <param name="Language">The language the channel states (BCP 47), when it does.</param>
/// <param name="Circumstances">What the channel knows of it beside its words.</param>
public sealed record PatientMessage(
    string ConversationId,
    string Channel,
    string Text,
    DateTimeOffset ReceivedAt,
    string? ActivityId = null,
    string? Language = null,
    Circumstances Circumstances = Circumstances.None)
{
    /// <summary>The id under which it stands in the record already, or <c>null</c> when it is recorded together with its turn.</summary>
    public string? RecordedAs { get; init; }

    /// <summary>Cancelled when nobody waits for the answer any more: no language model is waited for then, and the passages' own words answer.</summary>
    public CancellationToken Left { get; init; }
}
