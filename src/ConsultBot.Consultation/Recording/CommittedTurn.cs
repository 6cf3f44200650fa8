namespace ConsultBot.Consultation.Recording;

/// <summary>A turn that stands in the record. Only <see cref="RecordingStage"/> makes one.</summary>
public sealed class CommittedTurn
{
    internal CommittedTurn(TurnEntry entry)
    {
        Entry = entry;
        Reply = new CommittedReply(RecordedReply.Of(entry));
    }

    /// <summary>The recorded turn.</summary>
    public TurnEntry Entry { get; }

    /// <summary>Its reply, which may be sent.</summary>
    public CommittedReply Reply { get; }
}
