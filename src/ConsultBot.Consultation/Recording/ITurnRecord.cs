namespace ConsultBot.Consultation.Recording;

/// <summary>The durable record of what was said. Step by step: written, awaited, and only then sent.</summary>
public interface ITurnRecord
{
    /// <summary>Writes a message down before its turn, so that the channel can acknowledge it.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    Task<ReceivedMessage> ReceiveAsync(PatientMessage message, CancellationToken cancellationToken);

    /// <summary>Writes the turn, with the message it answers if that is not recorded yet, and what the conversation remembers after it, all or nothing.</summary>
    /// <returns>Whether it was written; <c>false</c> when the channel has delivered the message before, so that it was answered then.</returns>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    Task<bool> AppendAsync(TurnEntry entry, CancellationToken cancellationToken);

    /// <summary>Writes down what is said to a patient, or happens in a conversation, outside a turn.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    Task AnnounceAsync(Announcement announcement, CancellationToken cancellationToken);

    /// <summary>Writes down what a patient thought of a reply.</summary>
    /// <returns>The id of the entry; of a judgement that the channel delivered before, the id of that.</returns>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    Task<string> JudgeAsync(Feedback feedback, CancellationToken cancellationToken);

    /// <summary>Writes down something that happened outside a conversation.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    Task NoticeAsync(Notice notice, CancellationToken cancellationToken);
}

/// <summary>A message that stands in the record.</summary>
/// <param name="Message">The message, with the id it has there.</param>
/// <param name="IsNew">Whether it was written now; <c>false</c> when the channel has delivered it before.</param>
public sealed record ReceivedMessage(PatientMessage Message, bool IsNew);

/// <summary>Something that happened outside a conversation.</summary>
/// <param name="What">What happened, for example <c>record-unavailable</c>.</param>
/// <param name="Counts">How often, by kind.</param>
/// <param name="Since">Since when.</param>
public sealed record Notice(string What, IReadOnlyDictionary<string, long> Counts, DateTimeOffset Since);

/// <summary>Something said to a patient, or noted, in a conversation outside a turn.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Channel">The channel.</param>
/// <param name="What">What it is, for example <c>greeting</c>.</param>
/// <param name="Language">The language of the text (BCP 47).</param>
/// <param name="Text">What the patient reads; empty when it is no words for them.</param>
public sealed record Announcement(string ConversationId, string Channel, string What, string Language, string Text)
{
    /// <summary>The greeting of a new conversation.</summary>
    public const string Greeting = "greeting";

    /// <summary>A turn that gave way to a red flag before it was decided.</summary>
    public const string TurnOvertaken = "turn-overtaken";

    /// <summary>A message that was left to the person who has the conversation.</summary>
    public const string WithPerson = "with-person";

    /// <summary>What a patient is told of staff: that one is here, has left, or was told.</summary>
    public const string OfStaff = "of-staff";

    /// <summary>The question what was wrong with a reply.</summary>
    public const string FeedbackReasons = "feedback-reasons";

    /// <summary>What the patient may say next by a tap.</summary>
    public IReadOnlyList<string> Buttons { get; init; } = [];

    /// <summary>The id of what it is about, or <c>null</c>.</summary>
    public string? About { get; init; }

    /// <summary>The version of the privacy notice that it showed, or <c>null</c>.</summary>
    public string? PrivacyVersion { get; init; }

    /// <summary>How the clinic asks for consent on this channel, or <c>null</c>.</summary>
    public string? Consent { get; init; }
}

/// <summary>What a patient thought of a reply.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Channel">The channel.</param>
/// <param name="About">The id of the turn.</param>
/// <param name="Reaction"><c>like</c> or <c>dislike</c>.</param>
/// <param name="Comment">What the patient added; may be empty.</param>
/// <param name="ActivityId">The channel's own id of it, when it has one.</param>
public sealed record Feedback(string ConversationId, string Channel, string About, string Reaction, string Comment, string? ActivityId = null);
