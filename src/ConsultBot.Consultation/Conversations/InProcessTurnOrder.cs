namespace ConsultBot.Consultation.Conversations;

/// <summary>Turn order within one process.</summary>
public sealed class InProcessTurnOrder : ITurnOrder
{
    private readonly Dictionary<string, Queue> queues = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <inheritdoc />
    public async ValueTask<TurnPlace> EnterAsync(string conversationId, CancellationToken cancellationToken)
    {
        Queue? queue;
        bool isFree;
        lock (gate)
        {
            if (!queues.TryGetValue(conversationId, out queue))
            {
                queues.Add(conversationId, queue = new Queue());
            }

            isFree = queue.Turns++ == 0;
        }

        try
        {
            await queue.Turn.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Leave(conversationId, queue, hadTurn: false);
            throw;
        }

        return new TurnPlace(!isFree, () => Leave(conversationId, queue, hadTurn: true));
    }

    private void Leave(string conversationId, Queue queue, bool hadTurn)
    {
        lock (gate)
        {
            if (--queue.Turns == 0)
            {
                queues.Remove(conversationId);
            }
        }

        if (hadTurn)
        {
            queue.Turn.Release();
        }
    }

    private sealed class Queue
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Turns { get; set; }
    }
}
