using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using ConsultBot.Storage.Ledger;

namespace ConsultBot.Storage.Proofs;

/// <summary>What a verification knows of a stream so far.</summary>
internal struct StreamProgress
{
    /// <summary>The place of the last entry read.</summary>
    public long Seq;

    /// <summary>Its hash.</summary>
    public Digest Hash;

    /// <summary>The hash of what the conversation remembers after its last readable turn.</summary>
    public Digest State;

    /// <summary>Whether there was such a turn.</summary>
    public bool HasState;
}

/// <summary>The streams of a record, found by their names as they stand in headers, without a text being made of each.</summary>
internal sealed class StreamTable
{
    private readonly Dictionary<byte[], int> indexes;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> byName;
    private readonly List<StreamProgress> streams = [];
    private readonly List<byte[]> names = [];

    public StreamTable()
    {
        indexes = new Dictionary<byte[], int>(new NameComparer());
        byName = indexes.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>How many streams it has.</summary>
    public int Count => names.Count;

    /// <summary>What is known of a stream.</summary>
    public ref StreamProgress this[int index] => ref CollectionsMarshal.AsSpan(streams)[index];

    /// <summary>The name of a stream in UTF-8.</summary>
    public byte[] NameOf(int index) => names[index];

    /// <summary>The index of a stream, or -1 when it was not met yet.</summary>
    public int Find(ReadOnlySpan<byte> name) => byName.TryGetValue(name, out var index) ? index : -1;

    /// <summary>Adds a stream.</summary>
    public int Add(ReadOnlySpan<byte> name, StreamProgress progress)
    {
        var index = names.Count;
        names.Add(name.ToArray());
        indexes.Add(names[index], index);
        streams.Add(progress);
        return index;
    }

    private sealed class NameComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode((ReadOnlySpan<byte>)obj);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
