namespace ConsultBot.Storage.Ledger;

/// <summary>What waits for the writer: many add, awaiting a free place; one thread takes, blocking while there is nothing.</summary>
internal sealed class WriteQueue<T>(int longest)
{
    private readonly SemaphoreSlim free = new(longest);
    private readonly object gate = new();
    private Queue<T> waiting = new();
    private bool isClosed;

    /// <summary>Adds an item once there is a place.</summary>
    /// <exception cref="InvalidOperationException">Nothing is taken any more.</exception>
    public async Task AddAsync(T item, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        lock (gate)
        {
            if (!isClosed)
            {
                waiting.Enqueue(item);
                Monitor.Pulse(gate);
                return;
            }
        }

        free.Release();
        throw new InvalidOperationException("The record is closed.");
    }

    /// <summary>Takes whatever waits; waits for something when nothing does.</summary>
    /// <returns><c>false</c> when it is closed and empty.</returns>
    public bool Take(List<T> into, int most)
    {
        lock (gate)
        {
            while (waiting.Count == 0 && !isClosed)
            {
                Monitor.Wait(gate);
            }

            while (into.Count < most && waiting.TryDequeue(out var item))
            {
                into.Add(item);
            }
        }

        if (into.Count == 0)
        {
            return false;
        }

        free.Release(into.Count);
        return true;
    }

    /// <summary>Takes nothing in any more; what waits is still given out.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            Monitor.PulseAll(gate);
        }
    }
}
