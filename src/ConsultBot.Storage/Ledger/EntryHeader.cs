using System.Buffers.Binary;
using System.Text;

namespace ConsultBot.Storage.Ledger;

/// <summary>The part of an entry that is not encrypted. It is authenticated together with the ciphertext.</summary>
/// <param name="Position">The place in the whole record, from 1 without a gap.</param>
/// <param name="Stream">The stream, for example <c>conversation/…</c>.</param>
/// <param name="Seq">The place in the stream, from 1 without a gap.</param>
/// <param name="Site">Reserved for one deployment serving several sites.</param>
/// <param name="Kind">What the entry is.</param>
/// <param name="At">When it was written, in microseconds since 1970-01-01 UTC.</param>
/// <param name="KeyId">The key that its body is encrypted with.</param>
/// <param name="Nonce">The nonce of the encryption, 12 bytes.</param>
/// <param name="Previous">The hash of the entry before it in the stream, 32 bytes; zeros for the first.</param>
public sealed record EntryHeader(
    long Position, string Stream, long Seq, string Site, EntryKind Kind, long At, string KeyId, byte[] Nonce, byte[] Previous)
{
    /// <summary>The length of a nonce in bytes.</summary>
    public const int NonceLength = 12;

    private const byte Version = 1;

    /// <summary>The header as bytes: a version, then every field in order, texts and byte strings with their length before them.</summary>
    public byte[] ToBytes()
    {
        var texts = new[] { Stream, Site, Kind.WireName(), KeyId };
        var length = 1 + (3 * sizeof(long)) + texts.Sum(text => sizeof(int) + Encoding.UTF8.GetByteCount(text)) + Nonce.Length + Previous.Length;
        var bytes = new byte[length];
        bytes[0] = Version;
        var rest = bytes.AsSpan(1);
        Put(ref rest, Position);
        Put(ref rest, Stream);
        Put(ref rest, Seq);
        Put(ref rest, Site);
        Put(ref rest, Kind.WireName());
        Put(ref rest, At);
        Put(ref rest, KeyId);
        Nonce.CopyTo(rest);
        Previous.CopyTo(rest[Nonce.Length..]);
        return bytes;
    }

    /// <summary>Reads a header back.</summary>
    /// <exception cref="FormatException">The bytes are no header.</exception>
    public static EntryHeader FromBytes(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (bytes[0] != Version)
            {
                throw new FormatException($"The header has the unknown version {bytes[0]}.");
            }

            var rest = bytes[1..];
            var position = TakeLong(ref rest);
            var stream = TakeText(ref rest);
            var seq = TakeLong(ref rest);
            var site = TakeText(ref rest);
            var kind = EntryKinds.FromWireName(TakeText(ref rest)) ?? throw new FormatException("The header has an unknown kind.");
            var at = TakeLong(ref rest);
            var keyId = TakeText(ref rest);
            return rest.Length == NonceLength + EntryHash.Length
                ? new EntryHeader(position, stream, seq, site, kind, at, keyId, rest[..NonceLength].ToArray(), rest[NonceLength..].ToArray())
                : throw new FormatException("The header has the wrong length.");
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new FormatException("The header is cut short.", exception);
        }
    }

    private static void Put(ref Span<byte> rest, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(rest, number);
        rest = rest[sizeof(long)..];
    }

    private static void Put(ref Span<byte> rest, string text)
    {
        var written = Encoding.UTF8.GetBytes(text, rest[sizeof(int)..]);
        BinaryPrimitives.WriteInt32BigEndian(rest, written);
        rest = rest[(sizeof(int) + written)..];
    }

    private static long TakeLong(ref ReadOnlySpan<byte> rest)
    {
        var number = BinaryPrimitives.ReadInt64BigEndian(rest);
        rest = rest[sizeof(long)..];
        return number;
    }

    private static string TakeText(ref ReadOnlySpan<byte> rest)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(rest);
        var text = Encoding.UTF8.GetString(rest.Slice(sizeof(int), length));
        rest = rest[(sizeof(int) + length)..];
        return text;
    }
}
