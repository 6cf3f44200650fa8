using System.Security.Cryptography;
using ConsultBot.Storage.Keys;

namespace ConsultBot.Storage.Ledger;

/// <summary>
/// An entry being put into its final bytes. The bytes that are hashed lie in one buffer, in their order, so header and ciphertext are written once, encrypted in
/// place and hashed in one pass. Used again for every entry, by one thread.
/// </summary>
internal sealed class SealedEntry
{
    private byte[] preimage = new byte[8192];
    private int headerLength;
    private int length;
    private Digest hash;

    /// <summary>The header as bytes.</summary>
    public ReadOnlySpan<byte> Header => preimage.AsSpan(EntryHash.PrefixLength, headerLength);

    /// <summary>The encrypted body with its tag.</summary>
    public ReadOnlySpan<byte> Ciphertext => preimage.AsSpan(EntryHash.PrefixLength + headerLength, length - EntryHash.PrefixLength - headerLength);

    /// <summary>The hash over both.</summary>
    public ref readonly Digest Hash => ref hash;

    /// <summary>Encrypts and hashes an entry.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="body">Its body.</param>
    /// <param name="key">The key of its stream.</param>
    public void Seal(EntryHeader header, ReadOnlySpan<byte> body, StreamKey key)
    {
        headerLength = header.Length;
        length = EntryHash.PrefixLength + headerLength + body.Length + StreamKey.TagLength;
        if (preimage.Length < length)
        {
            preimage = new byte[length * 2];
        }

        EntryHash.WritePrefix(preimage, headerLength);
        var headerBytes = preimage.AsSpan(EntryHash.PrefixLength, headerLength);
        header.WriteTo(headerBytes);
        key.Encrypt(header.Nonce, body, headerBytes, preimage.AsSpan(EntryHash.PrefixLength + headerLength, body.Length + StreamKey.TagLength));
        SHA256.HashData(preimage.AsSpan(0, length), hash);
    }
}
