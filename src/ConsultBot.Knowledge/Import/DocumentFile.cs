using System.Text;
using System.Text.Unicode;

namespace ConsultBot.Knowledge.Import;

/// <summary>A document's file, read and found to be no larger than allowed.</summary>
/// <param name="Path">Its name as it was given.</param>
/// <param name="Bytes">Its bytes.</param>
internal sealed record DocumentFile(string Path, byte[] Bytes)
{
    /// <summary>The most bytes that a document may have.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>The most characters that a text may have.</summary>
    public const int MostCharacters = 5_000_000;

    private static readonly (string Name, byte[] Magic)[] Others =
    [
        ("a PDF", "%PDF-"u8.ToArray()),
        ("a ZIP archive, as .docx files are", "PK\u0003\u0004"u8.ToArray()),
        ("an old Office or an encrypted document", [0xD0, 0xCF, 0x11, 0xE0]),
        ("an RTF document", "{\\rtf"u8.ToArray()),
        ("a PNG image", [0x89, 0x50, 0x4E, 0x47]),
        ("a JPEG image", [0xFF, 0xD8, 0xFF]),
        ("a GIF image", "GIF8"u8.ToArray()),
        ("text in UTF-16, not UTF-8", [0xFF, 0xFE]),
        ("text in UTF-16, not UTF-8", [0xFE, 0xFF]),
    ];

    /// <summary>Reads a file; its length is looked at before its content.</summary>
    /// <exception cref="DocumentRefusedException">It is missing, unreadable, empty, or too large.</exception>
    public static DocumentFile Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var length = stream.CanSeek ? stream.Length : throw new DocumentRefusedException(path, 0, "this is no ordinary file");
            if (length > MostBytes)
            {
                throw new DocumentRefusedException(path, 0, $"the file has {length} bytes; at most {MostBytes} are allowed");
            }

            var bytes = new byte[length];
            stream.ReadExactly(bytes);
            return bytes.Length > 0 ? new DocumentFile(path, bytes) : throw new DocumentRefusedException(path, 0, "the file is empty");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new DocumentRefusedException(path, 0, $"the file cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Whether the file begins with these bytes.</summary>
    public bool BeginsWith(ReadOnlySpan<byte> magic) => Bytes.AsSpan().StartsWith(magic);

    /// <summary>What the file is by its first bytes, or <c>null</c> when they are those of no known format.</summary>
    public string? KnownByItsBytes() => Array.Find(Others, other => BeginsWith(other.Magic)).Name;

    /// <summary>The file as text, with <c>\n</c> at the end of each line.</summary>
    /// <exception cref="DocumentRefusedException">It is no text in UTF-8, has too many characters, or has none that shows.</exception>
    public string ReadText()
    {
        if (KnownByItsBytes() is { } other)
        {
            throw new DocumentRefusedException(Path, 0, $"by its content the file is {other}, not the text that its name says");
        }

        var content = Bytes.AsSpan();
        content = content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        var binary = content.IndexOf((byte)0);
        if (binary >= 0)
        {
            throw new DocumentRefusedException(Path, LineOf(content[..binary]), "the file is binary: it has a NUL byte");
        }

        if (!Utf8.IsValid(content))
        {
            throw new DocumentRefusedException(Path, LineOf(content[..ValidPart(content)]), "the file is no text in UTF-8");
        }

        var text = Encoding.UTF8.GetString(content).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return text.Length > MostCharacters ? throw new DocumentRefusedException(Path, 0, $"the text has {text.Length} characters; at most {MostCharacters} are allowed")
            : string.IsNullOrWhiteSpace(text) ? throw new DocumentRefusedException(Path, 0, "the file is empty")
            : text;
    }

    private static int ValidPart(ReadOnlySpan<byte> content)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(content[valid..], out _, out var consumed) is System.Buffers.OperationStatus.Done)
        {
            valid += consumed;
        }

        return valid;
    }

    private static int LineOf(ReadOnlySpan<byte> before) => before.Count((byte)'\n') + 1;
}
