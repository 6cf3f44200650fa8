using ConsultBot.Consultation.Retrieval;

namespace ConsultBot.Consultation.Answering;

/// <summary>What a draft for staff is made from.</summary>
/// <param name="Words">What the patient said last, oldest first, with placeholders for personal data.</param>
/// <param name="Topic">What the enquiry is about.</param>
/// <param name="Passages">The passages that may help, best first.</param>
public sealed record StaffDraftRequest(IReadOnlyList<string> Words, string Topic, IReadOnlyList<RetrievedPassage> Passages);

/// <summary>Drafts what a member of staff may send. It is verified like an answer, and a person reads it before it goes.</summary>
public interface IStaffDrafter
{
    /// <summary>The name under which the record knows it.</summary>
    string Name { get; }

    /// <summary>Proposes a draft; an empty one when there is nothing to propose.</summary>
    ValueTask<Draft> DraftAsync(StaffDraftRequest request, CancellationToken cancellationToken);
}
