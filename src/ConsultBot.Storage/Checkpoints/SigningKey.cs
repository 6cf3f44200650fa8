using System.Security.Cryptography;
using ConsultBot.Storage.Keys;

namespace ConsultBot.Storage.Checkpoints;

/// <summary>The key that signs checkpoints (ECDSA P-256). Its file is wrapped by the record's wrapping key, so nobody without that key can put another in its place.</summary>
public sealed class SigningKey : IDisposable
{
    private const string Name = "consultbot/signing-key";

    private readonly ECDsa key;

    private SigningKey(ECDsa key) => this.key = key;

    /// <summary>Reads the key, and makes it when there is none.</summary>
    /// <exception cref="CryptographicException">The file was made under another wrapping key, or was changed.</exception>
    public static SigningKey ReadOrMake(string path, WrappingKey wrapping)
    {
        if (!File.Exists(path))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(wrapping.Wrap(made.ExportPkcs8PrivateKey(), Name));
            file.Flush(flushToDisk: true);
        }

        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(wrapping.Unwrap(File.ReadAllBytes(path), Name), out _);
        return new SigningKey(key);
    }

    /// <summary>Signs.</summary>
    public string Sign(byte[] data) => Convert.ToBase64String(key.SignData(data, HashAlgorithmName.SHA256));

    /// <summary>Whether the signature is this key's.</summary>
    public bool Verifies(byte[] data, string signature)
    {
        Span<byte> bytes = stackalloc byte[128];
        return Convert.TryFromBase64String(signature, bytes, out var written) && key.VerifyData(data, bytes[..written], HashAlgorithmName.SHA256);
    }

    /// <inheritdoc />
    public void Dispose() => key.Dispose();
}
