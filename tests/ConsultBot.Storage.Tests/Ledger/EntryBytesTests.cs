using System.Text;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;

namespace ConsultBot.Storage.Tests.Ledger;

public sealed class EntryBytesTests
{
    // Worked out by another program, from the description in docs/record.md alone.
    private const string GoldenHeader =
        "01" + "0000000000000007" + "0000000e" + "636f6e766572736174696f6e2f61" + "0000000000000003" + "00000000" + "00000007" + "6d657373616765"
        + "00071afd498d0000" + "00000003" + "6b3031" + "000102030405060708090a0b" + "2222222222222222222222222222222222222222222222222222222222222222";

    [Fact]
    public void A_header_has_exactly_these_bytes()
    {
        var header = Header();
        var bytes = new byte[header.Length];
        header.WriteTo(bytes);
        Assert.Equal(GoldenHeader, Convert.ToHexStringLower(bytes));
    }

    [Fact]
    public void A_hash_is_exactly_this_one()
    {
        var hash = EntryHash.Of(Convert.FromHexString(GoldenHeader), "ciphertext and tag"u8);
        Assert.Equal("77f7894b4034b57eb3a3080af64b9b1d8248a6df42c2cb137e2f758e13252b3f", hash.ToHex());
    }

    [Fact]
    public void A_header_is_read_as_it_was_written()
    {
        Assert.True(EntryHeader.TryRead(Convert.FromHexString(GoldenHeader), out var read));
        Assert.Equal(7, read.Position);
        Assert.Equal("conversation/a", Encoding.UTF8.GetString(read.Stream));
        Assert.Equal(3, read.Seq);
        Assert.True(read.Site.IsEmpty);
        Assert.Equal("message", Encoding.UTF8.GetString(read.Kind));
        Assert.Equal(2_000_000_000_000_000, read.At);
        Assert.Equal("k01", Encoding.UTF8.GetString(read.KeyId));
        Assert.Equal(Enumerable.Range(0, 12).Select(number => (byte)number), read.Nonce.ToArray());
        Assert.All(read.Previous.ToArray(), value => Assert.Equal(0x22, value));
    }

    [Fact]
    public void A_header_that_is_cut_or_too_long_or_of_another_version_is_none()
    {
        var bytes = Convert.FromHexString(GoldenHeader);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(EntryHeader.TryRead(bytes.AsSpan(0, length), out _));
        }

        Assert.False(EntryHeader.TryRead([.. bytes, 0], out _));
        bytes[0] = 2;
        Assert.False(EntryHeader.TryRead(bytes, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(20_000)]
    public void A_sealed_entry_opens_again_and_has_the_hash_of_its_bytes(int length)
    {
        var key = new StreamKey("k01", new byte[32]);
        var body = Enumerable.Range(0, length).Select(number => (byte)number).ToArray();
        var sealing = new SealedEntry();
        sealing.Seal(Header(), body, key);
        Assert.Equal(GoldenHeader, Convert.ToHexStringLower(sealing.Header));
        Assert.Equal(EntryHash.Of(sealing.Header, sealing.Ciphertext).ToHex(), sealing.Hash.ToHex());
        Assert.Equal(body, key.Decrypt(Header().Nonce, sealing.Ciphertext, sealing.Header));
    }

    private static EntryHeader Header() => new()
    {
        Position = 7,
        Stream = "conversation/a"u8,
        Seq = 3,
        Kind = EntryKind.Message.Utf8Name(),
        At = 2_000_000_000_000_000,
        KeyId = "k01"u8,
        Nonce = new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 },
        Previous = Enumerable.Repeat((byte)0x22, 32).ToArray(),
    };
}
