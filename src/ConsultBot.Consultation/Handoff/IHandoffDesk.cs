namespace ConsultBot.Consultation.Handoff;

/// <summary>What a person is asked to see to.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="Topic">What it is about, by name.</param>
/// <param name="Urgency">How urgent it is, by name.</param>
/// <param name="Why">The rule that asks.</param>
/// <param name="Language">The language of the patient (BCP 47).</param>
public sealed record HandoffRequest(string ConversationId, string Channel, string Topic, string Urgency, string Why, string Language);

/// <summary>How a desk took something: it is written down, and staff have it.</summary>
/// <param name="IsNew">Whether it is a new enquiry; <c>false</c> when the conversation has one already.</param>
/// <param name="IsOpen">Whether the clinic is open now.</param>
/// <param name="NextOpening">When it opens next, in the clinic's own time, for patients to read; empty while it is open.</param>
/// <param name="Reference">What the patient can quote.</param>
public sealed record HandoffTaken(bool IsNew, bool IsOpen, string NextOpening, string Reference);

/// <summary>The desk at which people see to what the service cannot. No text may say that a person was told but by what this says.</summary>
public interface IHandoffDesk
{
    /// <summary>Whether there is a desk, and staff have what is put before it.</summary>
    bool Works { get; }

    /// <summary>Whether a person has a conversation, so that the service keeps silent in it.</summary>
    bool HasPerson(string conversationId);

    /// <summary>Puts something before staff.</summary>
    /// <returns>How it was taken; <c>null</c> when there is no desk, or staff do not have it yet, so that nothing may be said of them.</returns>
    /// <exception cref="Recording.RecordUnavailableException">It could not be written down.</exception>
    Task<HandoffTaken?> TakeAsync(HandoffRequest request, CancellationToken cancellationToken);

    /// <summary>A patient wrote in a conversation that a person has.</summary>
    Task PatientWroteAsync(string conversationId, CancellationToken cancellationToken);
}

/// <summary>No desk: nobody is told of anything.</summary>
public sealed class NoDesk : IHandoffDesk
{
    /// <inheritdoc />
    public bool Works => false;

    /// <inheritdoc />
    public bool HasPerson(string conversationId) => false;

    /// <inheritdoc />
    public Task<HandoffTaken?> TakeAsync(HandoffRequest request, CancellationToken cancellationToken) => Task.FromResult<HandoffTaken?>(null);

    /// <inheritdoc />
    public Task PatientWroteAsync(string conversationId, CancellationToken cancellationToken) => Task.CompletedTask;
}
