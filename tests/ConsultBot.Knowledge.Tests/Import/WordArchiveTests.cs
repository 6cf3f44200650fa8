using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ConsultBot.Knowledge.Import.Word;

namespace ConsultBot.Knowledge.Tests.Import;

/// <summary>An archive that would harm who opens it is refused before it is opened.</summary>
public sealed class WordArchiveTests : IDisposable
{
    private readonly Importing importing = new();

    public void Dispose() => importing.Dispose();

    [Fact]
    public async Task A_small_file_that_inflates_without_end_is_refused()
    {
        var bomb = With("word/media/a.bin", stream => Fill(stream, 64 * 1024 * 1024));

        var refused = await importing.RefusesAsync("a.docx", bomb);

        Assert.InRange(bomb.Length, 1, 200_000);
        Assert.Equal("the archive inflates to more than 100 times its size (word/media/a.bin)", refused.Problem);
    }

    [Fact]
    public async Task A_file_that_inflates_to_too_much_is_refused()
    {
        var random = new Random(1);
        var noise = new byte[2 * 1024 * 1024];
        random.NextBytes(noise);
        var large = With("word/media/noise.bin", stream => stream.Write(noise), ("word/media/zeros.bin", stream => Fill(stream, 130 * 1024 * 1024)));

        Assert.Contains("the archive inflates to more than", (await importing.RefusesAsync("a.docx", large)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_lies_about_the_length_helps_no_bomb()
    {
        var bomb = With("word/media/a.bin", stream => Fill(stream, 64 * 1024 * 1024));
        SetLength(bomb, "word/media/a.bin", 100);
        var boast = With("word/media/a.bin", stream => Fill(stream, 100));
        SetLength(boast, "word/media/a.bin", 1_000);

        await importing.RefusesAsync("a.docx", bomb);
        Assert.NotEmpty((await importing.RefusesAsync("b.docx", boast)).Problem);
    }

    [Fact]
    public async Task An_archive_of_too_many_entries_is_refused()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var number = 0; number <= WordArchive.MostEntries; number++)
            {
                archive.CreateEntry($"e{number}");
            }
        }

        Assert.Equal("the archive has 5001 entries; at most 5000 are allowed", (await importing.RefusesAsync("a.docx", stream.ToArray())).Problem);
    }

    [Fact]
    public async Task A_document_type_is_refused_and_no_entity_is_read()
    {
        var document = With("word/document.xml", stream => stream.Write(Encoding.UTF8.GetBytes(
            """
            <?xml version="1.0"?>
            <!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>
            """)));

        Assert.Equal("word/document.xml: a document type (DTD) is not allowed in it", (await importing.RefusesAsync("a.docx", document)).Problem);
    }

    [Theory]
    [InlineData("http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate")]
    [InlineData("http://schemas.openxmlformats.org/officeDocument/2006/relationships/image")]
    [InlineData("http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject")]
    [InlineData("http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk")]
    public async Task A_part_that_lies_elsewhere_is_refused(string type)
    {
        var document = With("word/_rels/document.xml.rels", stream => stream.Write(Encoding.UTF8.GetBytes(
            $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{type}" Target="http://example.invalid/x" TargetMode="External"/></Relationships>""")));

        Assert.Equal(
            "a part of the document lies elsewhere (word/_rels/document.xml.rels: http://example.invalid/x); nothing is fetched",
            (await importing.RefusesAsync("a.docx", document)).Problem);
    }

    [Fact]
    public async Task Elements_nested_without_end_are_refused()
    {
        var deep = With("word/document.xml", stream => stream.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 50_000)) + string.Concat(Enumerable.Repeat("</a>", 50_000)))));

        Assert.Contains("more than 200 elements are nested", (await importing.RefusesAsync("a.docx", deep)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_XML_is_refused_with_its_part() => Assert.Equal(
        "word/document.xml, line 1: it is no XML", (await importing.RefusesAsync("a.docx", With("word/document.xml", stream => stream.Write("<a><b></a>"u8)))).Problem);

    [Fact]
    public async Task An_archive_cut_short_is_refused()
    {
        var whole = WordFile.Of(WordFile.Paragraph("Exosomes are tiny vesicles of cells."));

        Assert.Contains("its archive is damaged", (await importing.RefusesAsync("a.docx", whole[..(whole.Length / 2)])).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_is_no_document_is_refused() =>
        Assert.StartsWith("the file is no .docx", (await importing.RefusesAsync("a.docx", With("hello.txt", stream => stream.Write("hello"u8)))).Problem, StringComparison.Ordinal);

    private static byte[] With(string name, Action<Stream> write, params (string Name, Action<Stream> Write)[] more)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (entry, fill) in more.Prepend((name, write)))
            {
                using var content = archive.CreateEntry(entry, CompressionLevel.SmallestSize).Open();
                fill(content);
            }
        }

        return stream.ToArray();
    }

    private static void Fill(Stream stream, int length)
    {
        var zeros = new byte[64 * 1024];
        for (var left = length; left > 0; left -= zeros.Length)
        {
            stream.Write(zeros, 0, Math.Min(left, zeros.Length));
        }
    }

    // In the central directory, whose entries have the name 46 bytes and the length 24 bytes after their signature.
    private static void SetLength(byte[] archive, string name, uint length)
    {
        var at = archive.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(name));
        BinaryPrimitives.WriteUInt32LittleEndian(archive.AsSpan(at - 46 + 24), length);
    }
}
