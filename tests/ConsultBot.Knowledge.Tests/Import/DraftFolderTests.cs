using ConsultBot.Knowledge.Import;

namespace ConsultBot.Knowledge.Tests.Import;

public sealed class DraftFolderTests : IDisposable
{
    private readonly Importing importing = new();

    public void Dispose() => importing.Dispose();

    [Fact]
    public async Task Drafts_come_into_the_folder_of_their_source_and_nothing_else()
    {
        await WriteAsync("drafts");

        Assert.Equal(["results.draft.md", "safety.draft.md"], Names("drafts/one"));
    }

    [Fact]
    public async Task A_draft_that_exists_is_named_and_nothing_is_written()
    {
        var mine = importing.Folder.Write("drafts/one/safety.draft.md", "mine");

        var refused = await Assert.ThrowsAsync<DocumentRefusedException>(() => WriteAsync("drafts"));

        Assert.Equal(mine, refused.Path);
        Assert.Contains("exists already and is not overwritten", refused.Problem, StringComparison.Ordinal);
        Assert.Equal(["safety.draft.md"], Names("drafts/one"));
        Assert.Equal("mine", await File.ReadAllTextAsync(mine, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("knowledge/passages")]
    [InlineData("knowledge/passages/safety")]
    [InlineData("knowledge/passages/../passages/x")]
    [InlineData("link")]
    [InlineData("link/deeper")]
    public async Task Nothing_is_ever_written_among_the_passages(string output)
    {
        Directory.CreateDirectory(importing.Folder.PathOf("knowledge/passages"));
        Directory.CreateSymbolicLink(importing.Folder.PathOf("link"), importing.Folder.PathOf("knowledge/passages"));

        var refused = await Assert.ThrowsAsync<DocumentRefusedException>(() => WriteAsync(output));

        Assert.Equal("drafts are never written among the passages", refused.Problem);
        Assert.Empty(Directory.EnumerateFileSystemEntries(importing.Folder.PathOf("knowledge/passages")));
    }

    [Fact]
    public async Task A_link_in_place_of_the_source_folder_is_followed_before_it_is_trusted()
    {
        Directory.CreateDirectory(importing.Folder.PathOf("knowledge/passages"));
        Directory.CreateDirectory(importing.Folder.PathOf("drafts"));
        Directory.CreateSymbolicLink(importing.Folder.PathOf("drafts/one"), importing.Folder.PathOf("knowledge/passages"));

        await Assert.ThrowsAsync<DocumentRefusedException>(() => WriteAsync("drafts"));
    }

    [Fact]
    public async Task When_one_draft_cannot_be_written_none_is()
    {
        var report = await ReadAsync();
        var broken = report.Drafts.Append(report.Drafts[0]).ToArray();

        Assert.Throws<DocumentRefusedException>(() => Folder("drafts").Write("one", broken));
        Assert.False(Directory.Exists(importing.Folder.PathOf("drafts/one")));
    }

    private DraftFolder Folder(string output) => new(importing.Folder.PathOf(output), importing.Folder.PathOf("knowledge"));

    private Task<ImportReport> ReadAsync() => importing.ReadAsync("a.txt", "Results\n\nExosomes are tiny vesicles of cells.\n\nSafety\n\nSmall studies report mild redness.\n");

    private async Task WriteAsync(string output) => Folder(output).Write("one", (await ReadAsync()).Drafts);

    private string[] Names(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(importing.Folder.PathOf(folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
