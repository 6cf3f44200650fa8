namespace ConsultBot.Consultation.Conversations;

/// <summary>Keeps the turns of one conversation in order.</summary>
public interface ITurnOrder
{
    /// <summary>Waits until no earlier turn of the conversation runs.</summary>
    ValueTask<TurnPlace> EnterAsync(string conversationId, CancellationToken cancellationToken);
}

/// <summary>A turn's place in its conversation; the next turn begins when it is disposed.</summary>
/// <param name="waited">Whether another turn ran meanwhile, so that what the conversation remembers may have changed.</param>
/// <param name="leave">Lets the next turn begin.</param>
public readonly struct TurnPlace(bool waited, Action? leave) : IDisposable, IEquatable<TurnPlace>
{
    private readonly Action? leave = leave;

    /// <summary>A place before everybody else's: danger does not queue.</summary>
    public static TurnPlace AtOnce => default;

    /// <summary>Whether another turn ran meanwhile.</summary>
    public bool Waited { get; } = waited;

    /// <inheritdoc />
    public void Dispose() => leave?.Invoke();

    /// <inheritdoc />
    public bool Equals(TurnPlace other) => Waited == other.Waited && leave == other.leave;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TurnPlace other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Waited, leave);
}
