namespace ConsultBot.Consultation.Conversations;

/// <summary>Knows which turns run, so that a red flag can make those of its conversation give way.</summary>
public sealed class RunningTurns
{
    private readonly Dictionary<string, List<RunningTurn>> turns = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>A turn begins to be worked out.</summary>
    /// <param name="conversationId">Its conversation.</param>
    /// <param name="isUrgent">Whether it answers a red flag itself; such a turn gives way to nothing.</param>
    /// <param name="cancellationToken">Cancels it for other reasons.</param>
    public RunningTurn Begin(string conversationId, bool isUrgent, CancellationToken cancellationToken)
    {
        if (isUrgent)
        {
            return new RunningTurn(cancellationToken, leave: null);
        }

        var turn = new RunningTurn(cancellationToken, ended => Leave(conversationId, ended));
        lock (gate)
        {
            if (turns.TryGetValue(conversationId, out var others))
            {
                others.Add(turn);
            }
            else
            {
                turns.Add(conversationId, [turn]);
            }
        }

        return turn;
    }

    /// <summary>Makes the turns of a conversation that are still being worked out give way.</summary>
    public void Overtake(string conversationId)
    {
        RunningTurn[] running;
        lock (gate)
        {
            running = turns.TryGetValue(conversationId, out var those) ? [.. those] : [];
        }

        foreach (var turn in running)
        {
            turn.GiveWay();
        }
    }

    private void Leave(string conversationId, RunningTurn ended)
    {
        lock (gate)
        {
            var others = turns[conversationId];
            others.Remove(ended);
            if (others.Count == 0)
            {
                turns.Remove(conversationId);
            }
        }
    }
}

/// <summary>A turn that is being worked out, until it is disposed.</summary>
public sealed class RunningTurn : IDisposable
{
    private readonly CancellationTokenSource? source;
    private readonly Action<RunningTurn>? leave;
    private readonly Lock gate = new();
    private bool hasEnded;

    internal RunningTurn(CancellationToken cancellationToken, Action<RunningTurn>? leave)
    {
        this.leave = leave;
        source = leave is null ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Token = source?.Token ?? cancellationToken;
    }

    /// <summary>Cancelled when the turn has to give way, or for other reasons.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether a red flag made it give way.</summary>
    public bool IsOvertaken { get; private set; }

    /// <inheritdoc />
    public void Dispose()
    {
        leave?.Invoke(this);
        lock (gate)
        {
            hasEnded = true;
            source?.Dispose();
        }
    }

    /// <summary>Makes it give way.</summary>
    internal void GiveWay()
    {
        lock (gate)
        {
            if (!hasEnded)
            {
                IsOvertaken = true;
                source!.Cancel();
            }
        }
    }
}
