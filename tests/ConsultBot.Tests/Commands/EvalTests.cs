using System.Text.Json.Nodes;
using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Commands;

public sealed class EvalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_case_gives_one_line_in_order_and_bad_lines_are_named()
    {
        var cases = folder.Write("cases.jsonl", """
            {"id":"first","turns":["what is PRP?"]}
            {"id":"broken","turns":
            {"id":"empty","turns":[]}
            {"turns":["no id"]}
            {"id":"number","turns":[1]}
            {"id":"pattern","turns":["hi"],"expect":{"require":["("]}}

            {"id":"last","turns":["what is secretome?","how is it given?"],"unknown":true}
            """);

        var run = await Executable.RunAsync("eval", cases, "--out", Path.Combine(folder.Path, "results.jsonl"));

        var lines = await File.ReadAllLinesAsync(Path.Combine(folder.Path, "results.jsonl"), TestContext.Current.CancellationToken);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["first", "last"], lines.Select(line => (string?)JsonNode.Parse(line)!["id"]));
        Assert.Contains($"{cases}:2: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"{cases}:3: turns: at least one text is expected", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"{cases}:4: id: a text is expected", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"{cases}:5: turns[0]: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"{cases}:6: expect: \"(\" is no regular expression", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Standard_input_and_output_carry_JSON_lines_only()
    {
        var run = await Executable.RunInAsync(folder.Path, """{"id":"a","turns":["hello"]}""", "eval", "-", "--out", "-");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("smalltalk", (string?)JsonNode.Parse(run.Output)!["decision"]);
    }

    [Fact]
    public async Task With_check_a_reply_that_is_not_as_expected_ends_with_1()
    {
        const string Case = """{"id":"a","turns":["hello"],"expect":{"decision":["crisis"]}}""";

        var plain = await Executable.RunInAsync(folder.Path, Case, "eval", "-", "--out", "-");
        var check = await Executable.RunInAsync(folder.Path, Case, "eval", "-", "--out", "-", "--check");

        Assert.Equal((0, 1), (plain.ExitCode, check.ExitCode));
        Assert.Contains("a: decision smalltalk instead of crisis", check.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var run = await Executable.RunInAsync(folder.Path, input: null, "eval", "missing.jsonl", "--out", "-");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("missing.jsonl cannot be read", run.Errors, StringComparison.Ordinal);
    }
}
