namespace ConsultBot.Consultation.Recording;

/// <summary>The record could not be written, so nothing of the turn may be sent.</summary>
public sealed class RecordUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The fixed text that is sent in place of the reply: the urgent one when the message showed danger, else the out-of-service text.</summary>
    public FixedText InItsPlace { get; init; } = FixedText.OutOfService;
}
