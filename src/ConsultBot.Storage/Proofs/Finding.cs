namespace ConsultBot.Storage.Proofs;

/// <summary>Something wrong with the record.</summary>
/// <param name="What">What is wrong, in words.</param>
/// <param name="Position">The position of the entry it was seen at, or <c>null</c> when it is no single entry.</param>
/// <param name="Stream">The stream of that entry, when it is known.</param>
/// <param name="Seq">The entry's place in the stream, when it is known.</param>
public sealed record Finding(string What, long? Position = null, string? Stream = null, long? Seq = null)
{
    /// <inheritdoc />
    public override string ToString() => (Position, Stream) switch
    {
        (null, _) => What,
        (_, null) => $"entry {Position}: {What}",
        _ => $"entry {Position} ({Stream}, {Seq}): {What}",
    };
}

/// <summary>The outcome of a verification.</summary>
/// <param name="Entries">How many entries were read.</param>
/// <param name="Bytes">How many bytes of headers and ciphertexts were hashed.</param>
/// <param name="Checkpoints">How many checkpoints were checked.</param>
/// <param name="Proven">How many entries lie before the last checkpoint, and so are proven against every change.</param>
/// <param name="Erased">How many bodies could not be read because their key was erased.</param>
/// <param name="Findings">What is wrong; empty when nothing is.</param>
public sealed record Verification(long Entries, long Bytes, int Checkpoints, long Proven, long Erased, IReadOnlyList<Finding> Findings);
