using System.Buffers.Text;
using System.Text;

namespace ConsultBot.Load.Http;

/// <summary>
/// Reads one HTTP/1.1 reply from the bytes of a connection as they arrive: its status, and its body whether it comes with a length or in chunks. It knows no
/// more of HTTP than the services under load speak; anything else is an error, not a guess.
/// </summary>
internal sealed class ReplyReader
{
    private readonly byte[] received = new byte[256 * 1024];
    private readonly byte[] body = new byte[256 * 1024];
    private int length;
    private int parsed;
    private int bodyLength;
    private int expected;
    private bool isChunked;

    /// <summary>The status of the reply; 0 before its head is there.</summary>
    public int Status { get; private set; }

    /// <summary>The body, once it is complete.</summary>
    public ReadOnlySpan<byte> Body => body.AsSpan(0, bodyLength);

    /// <summary>Where the next bytes of the connection go.</summary>
    public Span<byte> Free => received.AsSpan(length);

    /// <summary>Begins the next reply.</summary>
    public void Reset() => length = parsed = bodyLength = expected = Status = 0;

    /// <summary>Takes in bytes that were written to <see cref="Free"/>.</summary>
    /// <returns>Whether the reply is complete.</returns>
    /// <exception cref="InvalidDataException">This is no reply that can be read.</exception>
    public bool Advance(int count)
    {
        length += count;
        if (Status == 0 && !ReadHead())
        {
            return false;
        }

        return isChunked ? ReadChunks() : ReadBody();
    }

    private bool ReadHead()
    {
        var end = received.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return length < received.Length ? false : throw new InvalidDataException("The head of a reply does not end.");
        }

        var head = received.AsSpan(0, end + 2);
        if (!head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head[9..], out int status, out _))
        {
            throw new InvalidDataException($"No HTTP reply: {Encoding.UTF8.GetString(head)}");
        }

        Status = status;
        parsed = end + 4;
        isChunked = Header(head, "\r\ntransfer-encoding: "u8) is var encoding && encoding.SequenceEqual("chunked"u8);
        expected = Utf8Parser.TryParse(Header(head, "\r\ncontent-length: "u8), out int given, out _) ? given : 0;
        return true;
    }

    private bool ReadBody()
    {
        var there = length - parsed;
        if (there < expected)
        {
            return false;
        }

        received.AsSpan(parsed, expected).CopyTo(body);
        bodyLength = expected;
        return there == expected ? true : throw new InvalidDataException("More bytes than the reply said.");
    }

    private bool ReadChunks()
    {
        while (true)
        {
            var rest = received.AsSpan(parsed, length - parsed);
            var line = rest.IndexOf("\r\n"u8);
            if (line < 0)
            {
                return false;
            }

            if (!Utf8Parser.TryParse(rest[..line], out int size, out var digits, 'x') || digits != line)
            {
                throw new InvalidDataException("A chunk without a size.");
            }

            if (rest.Length < line + 2 + size + 2)
            {
                return false;
            }

            rest.Slice(line + 2, size).CopyTo(body.AsSpan(bodyLength));
            bodyLength += size;
            parsed += line + 2 + size + 2;
            if (size == 0)
            {
                return true;
            }
        }
    }

    // Names of headers in any case.
    private static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        for (var at = 0; at + name.Length <= head.Length; at++)
        {
            if (head[at] == '\r' && Ascii.EqualsIgnoreCase(head.Slice(at, name.Length), name))
            {
                var value = head[(at + name.Length)..];
                return value[..value.IndexOf("\r\n"u8)];
            }
        }

        return default;
    }
}
