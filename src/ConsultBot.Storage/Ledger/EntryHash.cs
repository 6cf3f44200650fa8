using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ConsultBot.Storage.Ledger;

/// <summary>
/// The hash of an entry: SHA-256 over a label, the header with its length, and the ciphertext. It is taken over the ciphertext, so that forgetting a key erases
/// the words and leaves every proof standing.
/// </summary>
internal static class EntryHash
{
    /// <summary>The length of a hash in bytes.</summary>
    public const int Length = 32;

    /// <summary>The bytes of the preimage before the header: the label, and the header's length.</summary>
    public const int PrefixLength = 18 + sizeof(int);

    /// <summary>Writes the preimage's bytes before the header.</summary>
    public static void WritePrefix(Span<byte> preimage, int headerLength)
    {
        "consultbot/entry/1"u8.CopyTo(preimage);
        BinaryPrimitives.WriteInt32BigEndian(preimage[(PrefixLength - sizeof(int))..], headerLength);
    }

    /// <summary>The hash of an entry.</summary>
    public static Digest Of(ReadOnlySpan<byte> header, ReadOnlySpan<byte> ciphertext)
    {
        const int onStack = 4096;
        var length = PrefixLength + header.Length + ciphertext.Length;
        var preimage = length <= onStack ? stackalloc byte[onStack] : new byte[length];
        WritePrefix(preimage, header.Length);
        header.CopyTo(preimage[PrefixLength..]);
        ciphertext.CopyTo(preimage[(PrefixLength + header.Length)..]);
        var hash = default(Digest);
        SHA256.HashData(preimage[..length], hash);
        return hash;
    }
}
