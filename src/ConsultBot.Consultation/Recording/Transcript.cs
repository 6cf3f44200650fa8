namespace ConsultBot.Consultation.Recording;

/// <summary>Something that stands in the record of a conversation.</summary>
/// <param name="Seq">Its place in the conversation, from 1 without a gap.</param>
/// <param name="Id">Its id.</param>
/// <param name="At">When it was written.</param>
public abstract record TranscriptEntry(long Seq, string Id, DateTimeOffset At);

/// <summary>What the patient sent.</summary>
/// <param name="ActivityId">The channel's own id of it, or <c>null</c>.</param>
/// <param name="Text">The words.</param>
public sealed record SaidByPatient(long Seq, string Id, DateTimeOffset At, string? ActivityId, string Text) : TranscriptEntry(Seq, Id, At);

/// <summary>What the service said: the reply of a turn, or a notice to the patient.</summary>
/// <param name="Reply">The reply.</param>
public sealed record SaidByService(long Seq, string Id, DateTimeOffset At, RecordedReply Reply) : TranscriptEntry(Seq, Id, At)
{
    /// <summary>The reply, which may be sent, because it was read from the record.</summary>
    public CommittedReply Committed => new(Reply);
}

/// <summary>What the patient thought of a reply.</summary>
/// <param name="ActivityId">The channel's own id of it, or <c>null</c>.</param>
/// <param name="Feedback">The judgement.</param>
public sealed record JudgedByPatient(long Seq, string Id, DateTimeOffset At, string? ActivityId, Feedback Feedback) : TranscriptEntry(Seq, Id, At);

/// <summary>Something that no patient sees.</summary>
/// <param name="What">What it is.</param>
/// <param name="About">The id of what it is about, or <c>null</c>.</param>
public sealed record Unseen(long Seq, string Id, DateTimeOffset At, string What, string? About = null) : TranscriptEntry(Seq, Id, At);

/// <summary>Where a conversation ends for now.</summary>
/// <param name="Seq">The place of its last entry.</param>
/// <param name="At">When that was written.</param>
public sealed record TranscriptEnd(long Seq, DateTimeOffset At);

/// <summary>Reads the record of a conversation.</summary>
public interface ITranscript
{
    /// <summary>The entries after a place, in order. Those whose words were erased, or cannot be read, are left out.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="after">The place of the last entry known; 0 to begin at the start.</param>
    /// <param name="most">The most entries to read.</param>
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    IReadOnlyList<TranscriptEntry> Read(string conversationId, long after, int most);

    /// <summary>Where a conversation ends; <c>null</c> when there is no such, or its words were erased.</summary>
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    TranscriptEnd? End(string conversationId);
}
