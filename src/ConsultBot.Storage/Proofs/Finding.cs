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
/// <param name="From">How many entries were passed over, because an earlier verification had found them right; 0 in a full run.</param>
/// <param name="Entries">How many entries the record has.</param>
/// <param name="Bytes">How many bytes of headers and ciphertexts were hashed.</param>
/// <param name="Checkpoints">How many checkpoints were checked.</param>
/// <param name="Proven">How many entries lie before the last checkpoint, and so are proven against every change.</param>
/// <param name="Erased">How many bodies could not be read because their key was erased; only counted with projections.</param>
/// <param name="Findings">What is wrong; empty when nothing is. At most a thousand are told.</param>
public sealed record Verification(long From, long Entries, long Bytes, int Checkpoints, long Proven, long Erased, IReadOnlyList<Finding> Findings);

/// <summary>What was found so far, up to a bound: a record that was replaced as a whole would have a finding for every entry.</summary>
internal sealed class Findings
{
    private const int Most = 1_000;

    private readonly List<Finding> found = [];

    /// <summary>What was found.</summary>
    public IReadOnlyList<Finding> Found => found;

    public void Add(string what, long? position = null, string? stream = null, long? seq = null)
    {
        if (found.Count < Most)
        {
            found.Add(new Finding(what, position, stream, seq));
        }
    }
}
