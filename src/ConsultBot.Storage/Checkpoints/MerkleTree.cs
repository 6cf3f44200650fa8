using System.Numerics;
using ConsultBot.Storage.Ledger;

namespace ConsultBot.Storage.Checkpoints;

/// <summary>
/// A Merkle tree that keeps the hash of every complete subtree, 64 bytes for an entry, so that a proof of any entry takes a few dozen hashes and not a walk over
/// the record.
/// </summary>
internal sealed class MerkleTree
{
    private readonly List<List<Digest>> levels = [[]];

    /// <summary>How many entries it covers.</summary>
    public long Count => levels[0].Count;

    /// <summary>Appends the hash of the next entry.</summary>
    public void Append(ReadOnlySpan<byte> entryHash)
    {
        levels[0].Add(MerkleHash.Leaf(entryHash));
        for (var level = 0; levels[level].Count % 2 == 0; level++)
        {
            if (levels.Count == level + 1)
            {
                levels.Add([]);
            }

            levels[level + 1].Add(MerkleHash.Node(levels[level][^2], levels[level][^1]));
        }
    }

    /// <summary>The root over all entries.</summary>
    public Digest Root() => RootOf(0, Count);

    /// <summary>The inclusion proof of an entry: the hashes that lead from its leaf to the root, nearest first.</summary>
    /// <param name="index">The entry's index, from 0.</param>
    public IReadOnlyList<byte[]> Prove(long index)
    {
        var proof = new List<byte[]>();
        Prove(index, 0, Count, proof);
        return proof;
    }

    private void Prove(long index, long start, long length, List<byte[]> proof)
    {
        if (length == 1)
        {
            return;
        }

        var split = SplitOf(length);
        Digest other;
        if (index < split)
        {
            Prove(index, start, split, proof);
            other = RootOf(start + split, length - split);
        }
        else
        {
            Prove(index - split, start + split, length - split, proof);
            other = RootOf(start, split);
        }

        proof.Add(other.ToArray());
    }

    private Digest RootOf(long start, long length)
    {
        if (BitOperations.IsPow2(length))
        {
            var level = BitOperations.Log2((ulong)length);
            return levels[level][(int)(start >> level)];
        }

        var split = SplitOf(length);
        return MerkleHash.Node(RootOf(start, split), RootOf(start + split, length - split));
    }

    // The largest power of two smaller than the length.
    private static long SplitOf(long length) => 1L << BitOperations.Log2((ulong)(length - 1));
}
