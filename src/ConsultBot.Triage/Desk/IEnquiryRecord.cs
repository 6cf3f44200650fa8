using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Triage.Desk;

/// <summary>What a member of staff says to a patient.</summary>
/// <param name="Text">The words.</param>
/// <param name="Draft">The draft that they were made from; <c>null</c> without one.</param>
/// <param name="Concerns">What of the claims policy the words touch, by rule; empty for most.</param>
/// <param name="Reason">Why they were sent all the same; <c>null</c> when nothing was touched.</param>
public sealed record StaffReply(string Text, string? Draft, IReadOnlyList<string> Concerns, string? Reason)
{
    /// <summary>The words as the patient reads them, with who says them.</summary>
    public string Shown { get; init; } = Text;

    /// <summary>The licence of whoever read the words before they went; <c>null</c> when nobody licensed did.</summary>
    public string? ReadBy { get; init; }
}

/// <summary>Where enquiries are recorded. A change stands in the conversation that it belongs to, and is erased with its words.</summary>
public interface IEnquiryRecord
{
    /// <summary>Writes a change down, durably.</summary>
    /// <param name="after">The enquiry after it.</param>
    /// <param name="change">The change.</param>
    /// <param name="reply">What the patient is told with it, in the same commit; <c>null</c> for nothing.</param>
    /// <param name="cancellationToken">Gives up before it is queued.</param>
    /// <exception cref="Consultation.Recording.RecordUnavailableException">It could not be written.</exception>
    Task AppendAsync(Enquiry after, EnquiryChange change, StaffReply? reply, CancellationToken cancellationToken);

    /// <summary>Every enquiry that is not resolved, and the highest number that was ever given.</summary>
    /// <exception cref="Consultation.Recording.RecordUnavailableException">They cannot be read.</exception>
    (IReadOnlyList<Enquiry> Open, long LastNumber) LoadOpen();

    /// <summary>An enquiry by its number; <c>null</c> when there is none.</summary>
    /// <exception cref="Consultation.Recording.RecordUnavailableException">It cannot be read.</exception>
    Enquiry? Find(long number);
}
