using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Commands;

/// <summary><c>knowledge coverage</c>: the table of what the documents say.</summary>
public sealed class KnowledgeCoverageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public KnowledgeCoverageTests()
    {
        folder.Write("knowledge/sources/one.yaml", "id: one\ntitle: A page\nshown-as: Page\nkind: review\nstanding: Good.\n");
        folder.Write(
            "knowledge/passages/first.md",
            "---\nid: first\ntitle: First\ntherapy: []\ntopics: [basics]\ngrade: review\nsources:\n  - id: one\n    locator: Start\nquestions: [what]\n"
            + "review-by: 2027-05-31\nclinical-review: pending\n---\nSkin ages.\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_is_printed_or_written_and_always_the_same()
    {
        folder.Write("knowledge/coverage/one.yaml", "source: one\nsections:\n  - locator: Start\n    statements:\n      - says: Skin gets older.\n        passages: [first]\n");

        var printed = await RunAsync("knowledge", "coverage");
        var written = await RunAsync("knowledge", "coverage", "--out", "knowledge/coverage.md");

        Assert.Equal((0, 0, string.Empty), (printed.ExitCode, written.ExitCode, written.Output));
        Assert.Contains("| Start | Skin gets older. | [first](passages/first.md) |", printed.Output, StringComparison.Ordinal);
        Assert.Equal(printed.Output, await File.ReadAllTextAsync(Path.Combine(folder.Path, "knowledge", "coverage.md"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_the_folder_there_is_nothing_to_write()
    {
        var run = await RunAsync("knowledge", "coverage");

        Assert.Equal((2, $"{Path.Combine(folder.Path, "knowledge", "coverage")}: the folder does not exist"), (run.ExitCode, run.Errors.Trim()));
    }

    private Task<Executable.Outcome> RunAsync(params string[] arguments) =>
        Executable.RunInAsync(folder.Path, input: null, [.. arguments, "--set", $"Knowledge:Path={Path.Combine(folder.Path, "knowledge")}"]);
}
