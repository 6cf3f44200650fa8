using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Commands;

/// <summary><c>knowledge check</c>: every finding with its file and line, and what there is in a last line.</summary>
public sealed class KnowledgeCheckTests : IDisposable
{
    private const string Passage = "passages/regulation/regulation-exosomes-fda-status.md";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("regulatory-status.yaml", "review-by: 2027-05-25", "review-by: 2020-01-01", "the row was to be reviewed by 2020-01-01")]
    [InlineData(Passage, "review-by: 2027-05-25", "review-by: 2020-01-01", "the passage was to be reviewed by 2020-01-01")]
    [InlineData(Passage, "FDA-approved", "approved by the FDA", "the passage \"regulation-exosomes-fda-status\" has another wording than the one approved")]
    public async Task What_is_overdue_or_reworded_is_a_finding_that_names_its_file(string file, string from, string to, string finding)
    {
        var knowledge = folder.CopyFromRepository("knowledge");
        var path = Path.Combine(knowledge, file);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(from, to, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var run = await Executable.RunAsync("knowledge", "check", "--set", $"Knowledge:Path={knowledge}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(run.Output.Split('\n'), line => line.StartsWith(knowledge, StringComparison.Ordinal) && line.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_line_tells_how_much_there_is_and_how_it_reads()
    {
        var knowledge = folder.CopyFromRepository("knowledge");
        await File.AppendAllTextAsync(Path.Combine(knowledge, Passage), "However, this goes on.\n", TestContext.Current.CancellationToken);

        var run = await Executable.RunAsync("knowledge", "check", "--set", $"Knowledge:Path={knowledge}");

        var lines = run.Output.TrimEnd().Split('\n');
        Assert.Contains(lines, line => line.StartsWith($"{Path.Combine(knowledge, Passage)}:", StringComparison.Ordinal) && line.Contains("begins with \"however\"", StringComparison.Ordinal));
        Assert.Matches(@"^\d+ passages, \d+ approved, \d+ reviewed by a clinician, \d+ questions(, \d+ statements in the coverage)?; median grade \d+\.\d, median \d+ words; \d+ findings\.$", lines[^1]);
        Assert.Equal(lines.Count(line => line.StartsWith(knowledge, StringComparison.Ordinal)), int.Parse(lines[^1].Split(' ')[^2]));
        Assert.Contains("Hardest to read", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_documents_a_run_of_their_words_is_a_finding()
    {
        var knowledge = folder.CopyFromRepository("knowledge");
        await File.AppendAllTextAsync(Path.Combine(knowledge, Passage), "The small boats of the north carry salt home.\n", TestContext.Current.CancellationToken);
        folder.Write("documents/001_made-up.txt", "By night the small boats of the north\ncarry salt home.");

        var run = await Executable.RunInAsync(folder.Path, input: null, "knowledge", "check", "--sources", "documents", "--set", $"Knowledge:Path={knowledge}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("9 words in a row stand in the document of \"exosome-wrinkles-2025\" just so", run.Output, StringComparison.Ordinal);
        Assert.Contains("No text to compare with: cell-free-skin-aging-2023, ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_is_bad_input()
    {
        var knowledge = folder.CopyFromRepository("knowledge");
        var path = folder.Write($"knowledge/{Passage}", "No front matter.\n");

        var run = await Executable.RunAsync("knowledge", "check", "--set", $"Knowledge:Path={knowledge}");

        Assert.Equal((2, $"{path}:1: a passage begins with a line of three dashes and its front matter"), (run.ExitCode, run.Errors.Trim()));
    }
}
