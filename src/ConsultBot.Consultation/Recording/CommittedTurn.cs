namespace ConsultBot.Consultation.Recording;

/// <summary>A turn that stands in the record. Only <see cref="RecordingStage"/> makes one, so whoever holds one may send its reply.</summary>
public sealed class CommittedTurn
{
    internal CommittedTurn(TurnEntry entry) => Entry = entry;

    /// <summary>The recorded turn.</summary>
    public TurnEntry Entry { get; }
}
