using System.Security.Cryptography;

namespace ConsultBot.Storage.Keys;

/// <summary>The key of one stream. Safe for use by one thread at a time.</summary>
internal sealed class StreamKey(string id, byte[] key) : IDisposable
{
    public const int TagLength = 16;

    private readonly AesGcm cipher = new(key, TagLength);

    /// <summary>The id that headers name.</summary>
    public string Id { get; } = id;

    /// <summary>Encrypts a body; the tag stands at its end.</summary>
    public byte[] Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> body, ReadOnlySpan<byte> header)
    {
        var ciphertext = new byte[body.Length + TagLength];
        cipher.Encrypt(nonce, body, ciphertext.AsSpan(0, body.Length), ciphertext.AsSpan(body.Length), header);
        return ciphertext;
    }

    /// <summary>Decrypts a body.</summary>
    /// <exception cref="CryptographicException">The body or the header was changed.</exception>
    public byte[] Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> header)
    {
        var body = new byte[ciphertext.Length - TagLength];
        cipher.Decrypt(nonce, ciphertext[..body.Length], ciphertext[body.Length..], body, header);
        return body;
    }

    public void Dispose() => cipher.Dispose();
}
