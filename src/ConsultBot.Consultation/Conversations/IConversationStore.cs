namespace ConsultBot.Consultation.Conversations;

/// <summary>Keeps the state of conversations.</summary>
public interface IConversationStore
{
    /// <summary>The state of a conversation; of an unknown one, <see cref="ConversationState.New"/>.</summary>
    ValueTask<ConversationState> LoadAsync(string conversationId, CancellationToken cancellationToken);
}
