using System.Text;
using ConsultBot.Knowledge.Import;

namespace ConsultBot.Knowledge.Tests.Import;

/// <summary>Input that is not what it says is refused with its file, its line where there is one, and the reason.</summary>
public sealed class RefusedDocumentTests : IDisposable
{
    private const string Text = "Exosomes are tiny vesicles of cells.\n";

    private readonly Importing importing = new();

    public static TheoryData<string, byte[], int, string> Bad => new()
    {
        { "a.txt", [], 0, "the file is empty" },
        { "a.md", "  \n\n"u8.ToArray(), 0, "the file is empty" },
        { "a.txt", [.. Encoding.UTF8.GetBytes(Text), 0, 1], 2, "the file is binary: it has a NUL byte" },
        { "a.html", [.. "<p>\n\n"u8, 0xC3, 0x28], 3, "the file is no text in UTF-8" },
        { "a.txt", [0xFF, 0xFE, (byte)'a', 0], 0, "by its content the file is text in UTF-16, not UTF-8, not the text that its name says" },
        { "a.txt", "%PDF-1.7\n"u8.ToArray(), 0, "by its content the file is a PDF, not the text that its name says" },
        { "a.md", "PK\u0003\u0004aaaa"u8.ToArray(), 0, "by its content the file is a ZIP archive, as .docx files are, not the text that its name says" },
        { "a.txt", "<!DOCTYPE html>\n<p>a</p>"u8.ToArray(), 0, "by its content the file is HTML, not the text that its name says" },
        { "a.html", Encoding.UTF8.GetBytes(Text), 0, "by its content the file is no HTML, as its name says: it has no tag" },
        { "a.docx", Encoding.UTF8.GetBytes(Text), 0, "the file is no .docx: by its content it is no ZIP archive" },
        { "a.docx", [0xD0, 0xCF, 0x11, 0xE0, 1], 0, "the file is no .docx: by its content it is an old Office or an encrypted document" },
        { "a.pdf", Encoding.UTF8.GetBytes(Text), 0, "by its content the file is no PDF, as its name says" },
        { "a.rtf", Encoding.UTF8.GetBytes(Text), 0, "documents that can be read end in .md, .markdown, .html, .htm, .docx, .txt, .pdf" },
        { "a", Encoding.UTF8.GetBytes(Text), 0, "documents that can be read end in .md, .markdown, .html, .htm, .docx, .txt, .pdf" },
    };

    public void Dispose() => importing.Dispose();

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Bad_input_is_refused(string name, byte[] bytes, int line, string problem)
    {
        var refused = await importing.RefusesAsync(name, bytes);

        Assert.Equal((importing.Folder.PathOf(name), line, problem), (refused.Path, refused.Line, refused.Problem));
        Assert.StartsWith(line > 0 ? $"{refused.Path}:{line}: " : $"{refused.Path}: ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.docx")]
    [InlineData("a.pdf")]
    public async Task A_file_that_is_too_large_is_refused_before_it_is_read(string name)
    {
        using (var file = File.Create(importing.Folder.PathOf(name)))
        {
            file.SetLength(51L * 1024 * 1024);
        }

        var refused = await Assert.ThrowsAsync<DocumentRefusedException>(() => importing.ReadAsync(importing.Folder.PathOf(name)));

        Assert.Equal("the file has 53477376 bytes; at most 20971520 are allowed", refused.Problem);
    }

    [Fact]
    public async Task A_text_of_too_many_characters_is_refused() => Assert.Equal(
        "the text has 5000001 characters; at most 5000000 are allowed", (await importing.RefusesAsync("a.txt", new string('a', 5_000_001))).Problem);

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        var refused = await Assert.ThrowsAsync<DocumentRefusedException>(() => importing.ReadAsync(importing.Folder.PathOf("none.txt")));

        Assert.StartsWith("the file cannot be read: ", refused.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_is_read_in_a_time_that_grows_with_its_length()
    {
        var report = await importing.ReadAsync("a.txt", string.Concat(Enumerable.Repeat("Exosomes are tiny vesicles of cells. ", 1_000)) + "\n" + new string('a', 100_000) + "\n");

        Assert.Equal(1_000, Importing.Sentences(report).Length);
    }
}
