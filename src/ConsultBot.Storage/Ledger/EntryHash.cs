using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ConsultBot.Storage.Ledger;

/// <summary>
/// The hash of an entry: SHA-256 over a label, the header with its length, and the ciphertext. It is taken over the ciphertext, so that forgetting a key erases
/// the words and leaves every proof standing.
/// </summary>
public static class EntryHash
{
    /// <summary>The length of a hash in bytes.</summary>
    public const int Length = 32;

    /// <summary>The hash of an entry.</summary>
    public static byte[] Of(ReadOnlySpan<byte> header, ReadOnlySpan<byte> ciphertext)
    {
        var hash = new byte[Length];
        Compute(header, ciphertext, hash);
        return hash;
    }

    /// <summary>Writes the hash of an entry.</summary>
    public static void Compute(ReadOnlySpan<byte> header, ReadOnlySpan<byte> ciphertext, Span<byte> hash)
    {
        var label = "consultbot/entry/1"u8;
        var length = label.Length + sizeof(int) + header.Length + ciphertext.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        label.CopyTo(buffer);
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(label.Length), header.Length);
        header.CopyTo(buffer.AsSpan(label.Length + sizeof(int)));
        ciphertext.CopyTo(buffer.AsSpan(label.Length + sizeof(int) + header.Length));
        SHA256.HashData(buffer.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
