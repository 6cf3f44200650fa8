namespace ConsultBot.Consultation.Recording;

/// <summary>The record could not be written, so nothing of the turn may be sent.</summary>
public sealed class RecordUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The fixed text that is sent in place of the reply: the urgent one when the message showed danger, else the out-of-service text.</summary>
    public FixedText InItsPlace { get; init; } = FixedText.OutOfService;
}

/// <summary>The durable record of what was said. Step by step: written, awaited, and only then sent.</summary>
public interface ITurnRecord
{
    /// <summary>Writes the turn with the message it answers, and what the conversation remembers after it, all or nothing.</summary>
    /// <returns>Whether it was written; <c>false</c> when the channel has delivered the message before, so that it was answered then.</returns>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    Task<bool> AppendAsync(TurnEntry entry, CancellationToken cancellationToken);

    /// <summary>Writes down something that happened outside a turn.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    Task NoticeAsync(Notice notice, CancellationToken cancellationToken);
}

/// <summary>Something that happened outside a turn.</summary>
/// <param name="What">What happened, for example <c>record-unavailable</c>.</param>
/// <param name="Counts">How often, by kind.</param>
/// <param name="Since">Since when.</param>
public sealed record Notice(string What, IReadOnlyDictionary<string, long> Counts, DateTimeOffset Since);
