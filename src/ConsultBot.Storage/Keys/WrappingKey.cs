using System.Security.Cryptography;
using System.Text;

namespace ConsultBot.Storage.Keys;

/// <summary>The key that wraps all other keys of the record. It is kept and backed up apart from the record: without it, no word can be read. Safe for use by several threads.</summary>
public sealed class WrappingKey : IDisposable
{
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly AesGcm cipher;
    private readonly Lock gate = new();

    private WrappingKey(byte[] key) => cipher = new AesGcm(key, TagLength);

    /// <summary>Reads a configured key.</summary>
    /// <param name="base64">32 random bytes in base64.</param>
    /// <exception cref="FormatException">It is no base64 of 32 bytes.</exception>
    public static WrappingKey Parse(string base64)
    {
        var key = Convert.FromBase64String(base64);
        return key.Length == KeyLength ? new WrappingKey(key) : throw new FormatException($"The key has {key.Length} bytes; {KeyLength} are needed.");
    }

    /// <summary>Reads the key file of a development machine, and makes it when there is none.</summary>
    public static WrappingKey ReadOrMake(string path)
    {
        DurableFile.MakeOnce(path, () => Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength))));
        return Parse(File.ReadAllText(path).Trim());
    }

    /// <summary>Wraps a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="name">The name it is bound to; unwrapping under another name fails.</param>
    public byte[] Wrap(ReadOnlySpan<byte> key, string name)
    {
        var wrapped = new byte[NonceLength + key.Length + TagLength];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceLength));
        lock (gate)
        {
            cipher.Encrypt(
                wrapped.AsSpan(0, NonceLength), key, wrapped.AsSpan(NonceLength, key.Length), wrapped.AsSpan(NonceLength + key.Length), Encoding.UTF8.GetBytes(name));
        }

        return wrapped;
    }

    /// <summary>Unwraps a key.</summary>
    /// <exception cref="CryptographicException">The wrapping key is another one, or the wrapped key was changed.</exception>
    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string name)
    {
        if (wrapped.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("The wrapped key is cut short.");
        }

        var key = new byte[wrapped.Length - NonceLength - TagLength];
        lock (gate)
        {
            cipher.Decrypt(wrapped[..NonceLength], wrapped.Slice(NonceLength, key.Length), wrapped[^TagLength..], key, Encoding.UTF8.GetBytes(name));
        }

        return key;
    }

    /// <inheritdoc />
    public void Dispose() => cipher.Dispose();
}
