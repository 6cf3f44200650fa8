using System.Security.Cryptography;
using System.Text;

namespace ConsultBot.Storage.Keys;

/// <summary>The key of one stream. Safe for use by several threads.</summary>
internal sealed class StreamKey(string id, byte[] key)
{
    public const int TagLength = 16;

    // AesGcm keeps the state of the running operation in itself, so two threads must not share one at the same time. It is not disposed when it leaves a cache,
    // because somebody may be holding it; its handle frees itself.
    private readonly AesGcm cipher = new(key, TagLength);
    private readonly Lock gate = new();

    /// <summary>The id that headers name.</summary>
    public string Id { get; } = id;

    /// <summary>The id in UTF-8.</summary>
    public byte[] Utf8Id { get; } = Encoding.UTF8.GetBytes(id);

    /// <summary>Encrypts a body; the tag stands at its end.</summary>
    public void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> body, ReadOnlySpan<byte> header, Span<byte> ciphertext)
    {
        lock (gate)
        {
            cipher.Encrypt(nonce, body, ciphertext[..body.Length], ciphertext[body.Length..], header);
        }
    }

    /// <summary>Decrypts a body into a buffer of its length.</summary>
    /// <exception cref="CryptographicException">The body or the header was changed.</exception>
    public void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> header, Span<byte> body)
    {
        if (ciphertext.Length < TagLength)
        {
            throw new CryptographicException("The ciphertext is shorter than its tag.");
        }

        lock (gate)
        {
            cipher.Decrypt(nonce, ciphertext[..^TagLength], ciphertext[^TagLength..], body, header);
        }
    }

    /// <summary>Decrypts a body.</summary>
    /// <exception cref="CryptographicException">The body or the header was changed.</exception>
    public byte[] Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> header)
    {
        var body = new byte[Math.Max(0, ciphertext.Length - TagLength)];
        Decrypt(nonce, ciphertext, header, body);
        return body;
    }
}
