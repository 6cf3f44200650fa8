using System.Security.Cryptography;
using ConsultBot.Storage.Keys;

namespace ConsultBot.Storage.Checkpoints;

/// <summary>
/// The key that signs checkpoints (ECDSA P-256). Its file is wrapped by the record's wrapping key, so nobody without that key can put another in its place.
/// Safe for use by several threads.
/// </summary>
public sealed class SigningKey : IDisposable
{
    private const string Name = "consultbot/signing-key";

    private readonly ECDsa key;
    private readonly Lock gate = new();

    private SigningKey(ECDsa key) => this.key = key;

    /// <summary>The public key, by which anybody can check a signature.</summary>
    public string PublicKeyPem => key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Reads the key, and makes it when there is none.</summary>
    /// <exception cref="CryptographicException">The file was made under another wrapping key, or was changed.</exception>
    public static SigningKey ReadOrMake(string path, WrappingKey wrapping)
    {
        DurableFile.MakeOnce(path, () =>
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return wrapping.Wrap(made.ExportPkcs8PrivateKey(), Name);
        });
        return Read(path, wrapping);
    }

    /// <summary>Reads the key.</summary>
    /// <exception cref="IOException">There is none.</exception>
    /// <exception cref="CryptographicException">The file was made under another wrapping key, or was changed.</exception>
    public static SigningKey Read(string path, WrappingKey wrapping)
    {
        var wrapped = File.ReadAllBytes(path);
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(wrapping.Unwrap(wrapped, Name), out _);
        return new SigningKey(key);
    }

    /// <summary>Signs.</summary>
    public string Sign(byte[] data)
    {
        lock (gate)
        {
            return Convert.ToBase64String(key.SignData(data, HashAlgorithmName.SHA256));
        }
    }

    /// <summary>Whether the signature is this key's.</summary>
    public bool Verifies(byte[] data, string signature)
    {
        Span<byte> bytes = stackalloc byte[128];
        if (!Convert.TryFromBase64String(signature, bytes, out var written))
        {
            return false;
        }

        lock (gate)
        {
            return key.VerifyData(data, bytes[..written], HashAlgorithmName.SHA256);
        }
    }

    /// <inheritdoc />
    public void Dispose() => key.Dispose();
}
