namespace ConsultBot.Consultation.Conversations;

/// <summary>Keeps the state of conversations.</summary>
public interface IConversationStore
{
    /// <summary>The state of a conversation; of an unknown one, <see cref="ConversationState.New"/>.</summary>
    /// <exception cref="Recording.RecordUnavailableException">It cannot be read.</exception>
    ValueTask<ConversationState> LoadAsync(string conversationId, CancellationToken cancellationToken);
}
