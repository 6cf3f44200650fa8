using System.Security.Cryptography;
using ConsultBot.Storage.Checkpoints;

namespace ConsultBot.Storage.Tests.Checkpoints;

public sealed class MerkleTests
{
    public static TheoryData<int> Counts => [.. Enumerable.Range(1, 130)];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Roots_are_those_of_the_standard_and_every_proof_leads_to_them(int count)
    {
        var entries = Enumerable.Range(0, count).Select(number => SHA256.HashData([(byte)number, (byte)(number >> 8)])).ToArray();
        var expected = Root([.. entries]);
        var (log, tree) = (new MerkleLog(), new MerkleTree());
        foreach (var entry in entries)
        {
            log.Append(entry);
            tree.Append(entry);
        }

        Assert.Equal(expected, log.Root());
        Assert.Equal(expected, tree.Root().ToArray());
        Assert.Equal(expected, MerkleLog.From(count, log.Peaks())!.Root());
        for (var index = 0; index < count; index++)
        {
            var proof = tree.Prove(index);
            Assert.True(MerkleHash.Proves(entries[index], index, count, proof, expected));
            Assert.False(MerkleHash.Proves(entries[(index + 1) % count], index, count + (count == 1 ? 1 : 0), proof, expected));
            Assert.False(MerkleHash.Proves(entries[index], index, count, [.. proof, new byte[32]], expected));
            Assert.False(count > 1 && MerkleHash.Proves(entries[index], index, count, [.. proof.Skip(1)], expected));
        }
    }

    [Fact]
    public void A_log_goes_on_from_its_peaks_as_if_nothing_had_been()
    {
        var (whole, broken) = (new MerkleLog(), new MerkleLog());
        for (var number = 0; number < 200; number++)
        {
            var entry = SHA256.HashData([(byte)number]);
            whole.Append(entry);
            broken.Append(entry);
            broken = MerkleLog.From(broken.Count, broken.Peaks())!;
            Assert.Equal(whole.Root(), broken.Root());
        }
    }

    [Fact]
    public void The_root_over_nothing_is_the_hash_of_nothing() => Assert.Equal(SHA256.HashData([]), new MerkleLog().Root());

    [Fact]
    public void Peaks_of_another_number_are_refused() => Assert.Null(MerkleLog.From(3, [new byte[32]]));

    // RFC 9162, section 2.1.1, word for word.
    private static byte[] Root(ReadOnlySpan<byte[]> entries)
    {
        if (entries.Length == 1)
        {
            return SHA256.HashData([0, .. entries[0]]);
        }

        var split = 1;
        while (split * 2 < entries.Length)
        {
            split *= 2;
        }

        return SHA256.HashData([1, .. Root(entries[..split]), .. Root(entries[split..])]);
    }
}
