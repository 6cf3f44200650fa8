namespace ConsultBot.Consultation.Recording;

/// <summary>
/// A reply that stands in the record, so whoever holds one may send it. Only <see cref="RecordingStage"/> makes one, of what it has just committed, and
/// <see cref="SaidByService"/>, of what was read from the record.
/// </summary>
public sealed class CommittedReply
{
    internal CommittedReply(RecordedReply reply) => Reply = reply;

    /// <summary>The recorded reply.</summary>
    public RecordedReply Reply { get; }
}
