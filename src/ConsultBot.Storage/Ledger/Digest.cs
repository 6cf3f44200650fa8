using System.Runtime.CompilerServices;

namespace ConsultBot.Storage.Ledger;

/// <summary>A SHA-256 that takes no object of its own.</summary>
[InlineArray(EntryHash.Length)]
internal struct Digest
{
    private byte first;

    /// <summary>A copy of these bytes.</summary>
    public static Digest From(ReadOnlySpan<byte> bytes)
    {
        var digest = default(Digest);
        bytes.CopyTo(digest);
        return digest;
    }

    /// <summary>The bytes.</summary>
    public readonly byte[] ToArray() => ((ReadOnlySpan<byte>)this).ToArray();

    /// <summary>The bytes in hexadecimal.</summary>
    public readonly string ToHex() => Convert.ToHexStringLower(this);
}
