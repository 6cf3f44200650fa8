using System.Security.Cryptography;
using ConsultBot.Storage.Ledger;

namespace ConsultBot.Storage.Checkpoints;

/// <summary>
/// An append-only Merkle tree over the hashes of entries, in the shape of RFC 9162 section 2.1. Only the peaks of its complete subtrees are kept, so it takes a
/// few hundred bytes whatever it has seen.
/// </summary>
public sealed class MerkleLog
{
    private readonly List<byte[]> peaks = [];

    /// <summary>How many entries it has seen.</summary>
    public long Count { get; private set; }

    /// <summary>Appends the hash of the next entry.</summary>
    public void Append(ReadOnlySpan<byte> entryHash)
    {
        Span<byte> input = stackalloc byte[1 + EntryHash.Length];
        input[0] = 0;
        entryHash.CopyTo(input[1..]);
        var node = SHA256.HashData(input);
        for (var bits = Count; (bits & 1) == 1; bits >>= 1)
        {
            node = Node(peaks[^1], node);
            peaks.RemoveAt(peaks.Count - 1);
        }

        peaks.Add(node);
        Count++;
    }

    /// <summary>The root over all entries so far; over none, the hash of nothing.</summary>
    public byte[] Root()
    {
        if (peaks.Count == 0)
        {
            return SHA256.HashData([]);
        }

        var root = peaks[^1];
        for (var i = peaks.Count - 2; i >= 0; i--)
        {
            root = Node(peaks[i], root);
        }

        return root;
    }

    /// <summary>The inclusion proof of an entry in the tree over these hashes: the hashes that lead from its leaf to the root, nearest first.</summary>
    /// <param name="entryHashes">The hashes of all entries that the tree covers.</param>
    /// <param name="index">The entry's index, from 0.</param>
    public static IReadOnlyList<byte[]> Prove(IReadOnlyList<byte[]> entryHashes, int index)
    {
        var proof = new List<byte[]>();
        Prove([.. entryHashes.Select(Leaf)], index, proof);
        return proof;
    }

    /// <summary>The root that an inclusion proof leads to.</summary>
    /// <param name="entryHash">The hash of the entry.</param>
    /// <param name="index">Its index, from 0.</param>
    /// <param name="count">How many entries the tree covers.</param>
    /// <param name="proof">The proof.</param>
    public static byte[] RootFrom(byte[] entryHash, long index, long count, IReadOnlyList<byte[]> proof)
    {
        // RFC 9162, section 2.1.3.2.
        var (fn, sn) = (index, count - 1);
        var root = Leaf(entryHash);
        foreach (var step in proof)
        {
            if ((fn & 1) == 1 || fn == sn)
            {
                root = Node(step, root);
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                root = Node(root, step);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return root;
    }

    private static byte[] Prove(ReadOnlySpan<byte[]> leaves, int index, List<byte[]> proof)
    {
        if (leaves.Length == 1)
        {
            return leaves[0];
        }

        var split = 1 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)(leaves.Length - 1)));
        byte[] left, right;
        if (index < split)
        {
            left = Prove(leaves[..split], index, proof);
            right = RootOf(leaves[split..]);
            proof.Add(right);
        }
        else
        {
            left = RootOf(leaves[..split]);
            right = Prove(leaves[split..], index - split, proof);
            proof.Add(left);
        }

        return Node(left, right);
    }

    private static byte[] RootOf(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
        {
            return leaves[0];
        }

        var split = 1 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)(leaves.Length - 1)));
        return Node(RootOf(leaves[..split]), RootOf(leaves[split..]));
    }

    private static byte[] Leaf(byte[] entryHash) => SHA256.HashData([0, .. entryHash]);

    private static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * EntryHash.Length)];
        input[0] = 1;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + EntryHash.Length)..]);
        return SHA256.HashData(input);
    }
}
