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
    /// <summary>Writes the turn, together with what the conversation remembers after it.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    Task AppendAsync(TurnEntry entry, CancellationToken cancellationToken);
}
