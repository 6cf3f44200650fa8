namespace ConsultBot.Storage.Review;

/// <summary>An entry of a conversation, with its place in the proof.</summary>
/// <param name="Position">Its place in the whole record.</param>
/// <param name="Seq">Its place in the conversation.</param>
/// <param name="Kind">What it is, by name.</param>
/// <param name="At">When it was written.</param>
/// <param name="Hash">Its hash, in hexadecimal.</param>
/// <param name="Content">What it says.</param>
public sealed record ReviewedEntry(long Position, long Seq, string Kind, DateTimeOffset At, string Hash, EntryContent Content);

/// <summary>What an entry says.</summary>
public abstract record EntryContent;

/// <summary>What the patient sent.</summary>
/// <param name="Text">The words.</param>
/// <param name="Language">The language that the channel named, or <c>null</c>.</param>
public sealed record PatientWords(string Text, string? Language) : EntryContent;

/// <summary>A turn.</summary>
/// <param name="Record">Everything it was decided by.</param>
public sealed record AnsweredTurn(TurnRecord Record) : EntryContent;

/// <summary>What the patient was told outside a turn.</summary>
/// <param name="What">What it is, for example <c>greeting</c>.</param>
/// <param name="Language">The language of the text (BCP 47).</param>
/// <param name="Text">The text.</param>
/// <param name="Buttons">What the patient could say next by a tap.</param>
/// <param name="PrivacyVersion">The version of the privacy notice that it showed, or <c>null</c>.</param>
/// <param name="Consent">How the clinic asked for consent, or <c>null</c>.</param>
public sealed record ShownNotice(string What, string Language, string Text, IReadOnlyList<string> Buttons, string? PrivacyVersion, string? Consent) : EntryContent;

/// <summary>What the patient thought of a reply.</summary>
/// <param name="About">The id of the turn.</param>
/// <param name="Reaction"><c>like</c> or <c>dislike</c>.</param>
/// <param name="Comment">What the patient added; may be empty.</param>
public sealed record PatientFeedback(string About, string Reaction, string Comment) : EntryContent;

/// <summary>What a member of staff wrote to the patient.</summary>
/// <param name="Enquiry">The number of the enquiry.</param>
/// <param name="Name">Who.</param>
/// <param name="Role">As whom, as the patient was told.</param>
/// <param name="Text">The words.</param>
/// <param name="Draft">The draft that they were made from, or <c>null</c>.</param>
/// <param name="Concerns">What of the claims policy they touch, by rule.</param>
/// <param name="Reason">Why they were sent all the same, or <c>null</c>.</param>
/// <param name="ReadBy">The licence of whoever read them before they went, or <c>null</c>.</param>
public sealed record StaffWords(long Enquiry, string Name, string Role, string Text, string? Draft, IReadOnlyList<string> Concerns, string? Reason, string? ReadBy) : EntryContent;

/// <summary>Something that happened to an enquiry.</summary>
/// <param name="Enquiry">Its number.</param>
/// <param name="What">What happened, by wire name.</param>
/// <param name="Name">Who did it, or <c>null</c> for the service or the patient.</param>
/// <param name="Words">What was said with it, or <c>null</c>.</param>
/// <param name="State">How it stands after that, by wire name.</param>
/// <param name="Urgency">How urgent it is, by wire name.</param>
/// <param name="Team">The team that it is with.</param>
public sealed record EnquiryStep(long Enquiry, string What, string? Name, string? Words, string State, string Urgency, string Team) : EntryContent;

/// <summary>Something that no patient saw.</summary>
/// <param name="What">What it is.</param>
/// <param name="About">The id of what it is about, or <c>null</c>.</param>
public sealed record UnseenByPatient(string What, string? About) : EntryContent;

/// <summary>An entry whose words were erased.</summary>
public sealed record ErasedWords : EntryContent;

/// <summary>An entry that cannot be read although its key is there: it was changed, or written in a form not known here.</summary>
public sealed record UnreadableWords : EntryContent;

/// <summary>An erasure of words.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in the words of whoever erased.</param>
public sealed record Erasure(DateTimeOffset At, string Reason);

/// <summary>A part of a conversation.</summary>
/// <param name="Number">The number of the conversation in this record.</param>
/// <param name="Id">Its id.</param>
/// <param name="Entries">The entries, in order.</param>
/// <param name="Next">The place after which the next part begins; <c>null</c> when there is none.</param>
/// <param name="Erasures">The erasures of its words.</param>
public sealed record ReviewedConversation(long Number, string Id, IReadOnlyList<ReviewedEntry> Entries, long? Next, IReadOnlyList<Erasure> Erasures)
{
    /// <summary>The short reference.</summary>
    public string Reference => Consultation.Conversations.ConversationReference.Of(Id);
}
