using System.Text.Json.Nodes;
using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Commands;

public sealed class AskTests
{
    [Fact]
    public async Task The_answer_is_printed_with_its_caveats_and_sources()
    {
        var run = await Executable.RunAsync("ask", "are exosomes FDA approved?");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("No exosome product is FDA-approved. [1]", run.Output, StringComparison.Ordinal);
        Assert.Contains("Please note: We don't yet know how safe exosomes are in the long term. See a specialist in person before you decide.", run.Output, StringComparison.Ordinal);
        Assert.Contains("[1] FDA consumer alert, 2020: Statement on exosome products", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public async Task With_json_there_is_one_line_of_the_agreed_shape()
    {
        var run = await Executable.RunAsync("ask", "are exosomes FDA approved?", "--json");

        var line = JsonNode.Parse(Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)))!.AsObject();
        Assert.Equal(["decision", "text", "citations", "caveats", "rule", "language", "ms"], line.Select(member => member.Key));
        Assert.Equal("answer", (string?)line["decision"]);
        Assert.Equal("fda-consumer-alert-2020", (string?)line["citations"]![0]!["source"]);
        Assert.Equal("""["fda","long_term","specialist"]""", line["caveats"]!.ToJsonString());
        Assert.Null(line["rule"]);
    }

    [Fact]
    public async Task It_works_from_any_directory()
    {
        using var elsewhere = new TemporaryFolder();

        var run = await Executable.RunInAsync(elsewhere.Path, input: null, "ask", "what is PRP?");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(elsewhere.Path));
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("ask", "one", "two")]
    [InlineData("nonsense")]
    [InlineData("eval", "cases.jsonl")]
    [InlineData("--set", "no-equals-sign", "ask", "hi")]
    [InlineData("pause")]
    [InlineData("pause", "--reason")]
    [InlineData("pause", "--reason", "  ")]
    [InlineData("resume")]
    [InlineData("resume", "because")]
    [InlineData("resume", "--reason", "")]
    [InlineData("transcripts")]
    [InlineData("transcripts", "prove")]
    [InlineData("transcripts", "verify", "--fast")]
    [InlineData("transcripts", "verify", "everything")]
    [InlineData("transcripts", "export")]
    [InlineData("transcripts", "export", "--all", "--format", "jsonl")]
    [InlineData("transcripts", "export", "--all", "--format", "pdf", "--out", "-")]
    [InlineData("transcripts", "export", "--format", "jsonl", "--out", "-")]
    [InlineData("transcripts", "export", "--all", "--conversation", "c", "--format", "jsonl", "--out", "-")]
    [InlineData("transcripts", "export", "--conversation", "", "--format", "jsonl", "--out", "-")]
    public async Task Bad_usage_is_said_and_ends_with_2(params string[] arguments)
    {
        var run = await Executable.RunAsync(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Errors);
        Assert.Empty(run.Output);
    }
}
