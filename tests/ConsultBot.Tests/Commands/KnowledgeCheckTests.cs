using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Commands;

/// <summary><c>knowledge check</c>: what is past its review date, and what differs from the wording that was approved.</summary>
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
}
