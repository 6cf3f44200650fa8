using System.Collections.Concurrent;
using ConsultBot.Consultation.Conversations;

namespace ConsultBot.Consultation.Recording;

/// <summary>A record that lasts as long as the process, bounded in the conversations it keeps, and that keeps nothing but what they remember. For tests.</summary>
public sealed class InMemoryRecord : ITurnRecord, IConversationStore
{
    private const int MostConversations = 20_000;

    private readonly ConcurrentDictionary<string, ConversationState> conversations = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> oldestFirst = new();

    /// <inheritdoc />
    public Task<ReceivedMessage> ReceiveAsync(PatientMessage message, CancellationToken cancellationToken) =>
        Task.FromResult(new ReceivedMessage(message with { RecordedAs = Guid.CreateVersion7().ToString("N") }, IsNew: true));

    /// <inheritdoc />
    public Task<bool> AppendAsync(TurnEntry entry, CancellationToken cancellationToken)
    {
        var id = entry.Message.ConversationId;
        if (conversations.TryAdd(id, entry.Conversation))
        {
            oldestFirst.Enqueue(id);
            if (oldestFirst.Count > MostConversations && oldestFirst.TryDequeue(out var oldest))
            {
                conversations.TryRemove(oldest, out _);
            }
        }
        else
        {
            conversations[id] = entry.Conversation;
        }

        return Task.FromResult(true);
    }

    /// <inheritdoc />
    public Task AnnounceAsync(Announcement announcement, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task<string> JudgeAsync(Feedback feedback, CancellationToken cancellationToken) => Task.FromResult(Guid.CreateVersion7().ToString("N"));

    /// <inheritdoc />
    public Task NoticeAsync(Notice notice, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public ValueTask<ConversationState> LoadAsync(string conversationId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(conversations.GetValueOrDefault(conversationId, ConversationState.New));
}
