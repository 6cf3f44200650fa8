using System.Security.Cryptography;
using ConsultBot.Storage.Ledger;

namespace ConsultBot.Storage.Checkpoints;

/// <summary>The two hashes of RFC 9162's tree, which cannot be taken for each other.</summary>
internal static class MerkleHash
{
    /// <summary>The hash of a leaf.</summary>
    public static Digest Leaf(ReadOnlySpan<byte> entryHash)
    {
        Span<byte> input = stackalloc byte[1 + EntryHash.Length];
        input[0] = 0;
        entryHash.CopyTo(input[1..]);
        var hash = default(Digest);
        SHA256.HashData(input, hash);
        return hash;
    }

    /// <summary>The hash of two subtrees.</summary>
    public static Digest Node(in Digest left, in Digest right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * EntryHash.Length)];
        input[0] = 1;
        ((ReadOnlySpan<byte>)left).CopyTo(input[1..]);
        ((ReadOnlySpan<byte>)right).CopyTo(input[(1 + EntryHash.Length)..]);
        var hash = default(Digest);
        SHA256.HashData(input, hash);
        return hash;
    }

    /// <summary>Whether an inclusion proof leads from an entry to a root.</summary>
    /// <param name="entryHash">The hash of the entry.</param>
    /// <param name="index">Its index, from 0.</param>
    /// <param name="count">How many entries the tree covers.</param>
    /// <param name="proof">The proof, nearest first.</param>
    /// <param name="root">The root.</param>
    public static bool Proves(ReadOnlySpan<byte> entryHash, long index, long count, IReadOnlyList<byte[]> proof, ReadOnlySpan<byte> root)
    {
        // RFC 9162, section 2.1.3.2.
        if (index >= count)
        {
            return false;
        }

        var (fn, sn) = (index, count - 1);
        var node = Leaf(entryHash);
        foreach (var step in proof)
        {
            if (sn == 0 || step.Length != EntryHash.Length)
            {
                return false;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                node = Node(Digest.From(step), node);
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                node = Node(node, Digest.From(step));
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && root.SequenceEqual(node);
    }
}
