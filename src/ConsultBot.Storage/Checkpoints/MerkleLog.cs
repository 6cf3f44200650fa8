using System.Numerics;
using System.Security.Cryptography;
using ConsultBot.Storage.Ledger;

namespace ConsultBot.Storage.Checkpoints;

/// <summary>
/// An append-only Merkle tree over the hashes of entries, in the shape of RFC 9162 section 2.1. Only the peaks of its complete subtrees are kept, so it takes a
/// few hundred bytes whatever it has seen.
/// </summary>
internal sealed class MerkleLog
{
    private readonly Digest[] peaks = new Digest[64];
    private int peakCount;

    /// <summary>How many entries it has seen.</summary>
    public long Count { get; private set; }

    /// <summary>Goes on from the peaks of a log, largest subtree first.</summary>
    /// <returns><c>null</c> when a log of that count has another number of peaks.</returns>
    public static MerkleLog? From(long count, IReadOnlyList<byte[]> peaks)
    {
        if (count < 0 || BitOperations.PopCount((ulong)count) != peaks.Count || peaks.Any(peak => peak.Length != EntryHash.Length))
        {
            return null;
        }

        var log = new MerkleLog { Count = count, peakCount = peaks.Count };
        for (var i = 0; i < peaks.Count; i++)
        {
            log.peaks[i] = Digest.From(peaks[i]);
        }

        return log;
    }

    /// <summary>The peaks, by which a log can go on.</summary>
    public byte[][] Peaks() => [.. peaks.Take(peakCount).Select(peak => peak.ToArray())];

    /// <summary>Appends the hash of the next entry.</summary>
    public void Append(ReadOnlySpan<byte> entryHash)
    {
        var node = MerkleHash.Leaf(entryHash);
        for (var bits = Count; (bits & 1) == 1; bits >>= 1)
        {
            node = MerkleHash.Node(peaks[--peakCount], node);
        }

        peaks[peakCount++] = node;
        Count++;
    }

    /// <summary>The root over all entries so far; over none, the hash of nothing.</summary>
    public byte[] Root()
    {
        if (peakCount == 0)
        {
            return SHA256.HashData([]);
        }

        var root = peaks[peakCount - 1];
        for (var i = peakCount - 2; i >= 0; i--)
        {
            root = MerkleHash.Node(peaks[i], root);
        }

        return root.ToArray();
    }
}
