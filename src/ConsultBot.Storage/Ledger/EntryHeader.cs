using System.Buffers.Binary;

namespace ConsultBot.Storage.Ledger;

/// <summary>
/// The part of an entry that is not encrypted. It is authenticated together with the ciphertext. Its bytes are a version, then every field in order, numbers
/// big-endian, texts in UTF-8 with their length before them.
/// </summary>
internal readonly ref struct EntryHeader
{
    /// <summary>The length of a nonce in bytes.</summary>
    public const int NonceLength = 12;

    private const byte Version = 1;

    /// <summary>The place in the whole record, from 1 without a gap.</summary>
    public required long Position { get; init; }

    /// <summary>The stream, for example <c>conversation/…</c>.</summary>
    public required ReadOnlySpan<byte> Stream { get; init; }

    /// <summary>The place in the stream, from 1 without a gap.</summary>
    public required long Seq { get; init; }

    /// <summary>Reserved for one deployment serving several sites.</summary>
    public ReadOnlySpan<byte> Site { get; init; }

    /// <summary>What the entry is, by name.</summary>
    public required ReadOnlySpan<byte> Kind { get; init; }

    /// <summary>When it was written, in microseconds since 1970-01-01 UTC.</summary>
    public required long At { get; init; }

    /// <summary>The key that its body is encrypted with.</summary>
    public required ReadOnlySpan<byte> KeyId { get; init; }

    /// <summary>The nonce of the encryption.</summary>
    public required ReadOnlySpan<byte> Nonce { get; init; }

    /// <summary>The hash of the entry before it in the stream; zeros for the first.</summary>
    public required ReadOnlySpan<byte> Previous { get; init; }

    /// <summary>How many bytes it takes.</summary>
    public int Length => 1 + (3 * sizeof(long)) + (4 * sizeof(int)) + Stream.Length + Site.Length + Kind.Length + KeyId.Length + NonceLength + EntryHash.Length;

    /// <summary>Writes the header into a buffer of <see cref="Length"/> bytes.</summary>
    public void WriteTo(Span<byte> bytes)
    {
        bytes[0] = Version;
        var rest = bytes[1..];
        Put(ref rest, Position);
        Put(ref rest, Stream);
        Put(ref rest, Seq);
        Put(ref rest, Site);
        Put(ref rest, Kind);
        Put(ref rest, At);
        Put(ref rest, KeyId);
        Nonce.CopyTo(rest);
        Previous.CopyTo(rest[NonceLength..]);
    }

    /// <summary>Reads a header; its texts stay where they are.</summary>
    /// <returns><c>false</c> when the bytes are no header of a version known here.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out EntryHeader header)
    {
        header = default;
        if (bytes.Length == 0 || bytes[0] != Version)
        {
            return false;
        }

        var rest = bytes[1..];
        if (!TryTake(ref rest, out long position) || !TryTake(ref rest, out ReadOnlySpan<byte> stream) || !TryTake(ref rest, out long seq)
            || !TryTake(ref rest, out ReadOnlySpan<byte> site) || !TryTake(ref rest, out ReadOnlySpan<byte> kind) || !TryTake(ref rest, out long at)
            || !TryTake(ref rest, out ReadOnlySpan<byte> keyId) || rest.Length != NonceLength + EntryHash.Length)
        {
            return false;
        }

        header = new EntryHeader
        {
            Position = position,
            Stream = stream,
            Seq = seq,
            Site = site,
            Kind = kind,
            At = at,
            KeyId = keyId,
            Nonce = rest[..NonceLength],
            Previous = rest[NonceLength..],
        };
        return true;
    }

    private static void Put(ref Span<byte> rest, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(rest, number);
        rest = rest[sizeof(long)..];
    }

    private static void Put(ref Span<byte> rest, ReadOnlySpan<byte> text)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, text.Length);
        text.CopyTo(rest[sizeof(int)..]);
        rest = rest[(sizeof(int) + text.Length)..];
    }

    private static bool TryTake(scoped ref ReadOnlySpan<byte> rest, out long number)
    {
        if (!BinaryPrimitives.TryReadInt64BigEndian(rest, out number))
        {
            return false;
        }

        rest = rest[sizeof(long)..];
        return true;
    }

    private static bool TryTake(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!BinaryPrimitives.TryReadInt32BigEndian(rest, out var length) || length < 0 || length > rest.Length - sizeof(int))
        {
            return false;
        }

        text = rest.Slice(sizeof(int), length);
        rest = rest[(sizeof(int) + length)..];
        return true;
    }
}
