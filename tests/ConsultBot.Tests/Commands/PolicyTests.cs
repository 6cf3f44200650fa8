using ConsultBot.Tests.Policies;
using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Commands;

/// <summary>The commands on policies, one process after the other on one record.</summary>
public sealed class PolicyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string prompts;

    public PolicyTests() => prompts = folder.CopyFromRepository("prompts");

    private string Thresholds => Path.Combine(prompts, "guardrails", "thresholds.yaml");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_policy_is_listed_compared_pinned_and_let_go()
    {
        Assert.Contains("nothing has run", (await RunAsync("policy", "list")).Output, StringComparison.Ordinal);
        await RunAsync("ask", "hello");
        PolicyFixture.Edit(Path.Combine(prompts, "guardrails", "claims.yaml"), "id: superlative.praise", "id: superlative.acclaim");
        PolicyFixture.Edit(Path.Combine(prompts, "guardrails", "claims.yaml"), "why: A result is promised", "why: An outcome is promised");
        PolicyFixture.Edit(Path.Combine(prompts, "replies", "en.yaml"), "off_topic: ", "off_topic: Dear reader! ");
        Assert.Equal(0, (await RunAsync("ask", "hello")).ExitCode);

        var listed = Lines(await RunAsync("policy", "list"));
        Assert.Equal(2, listed.Length);
        var (changed, first) = (listed[0].Split("  ")[1], listed[1].Split("  ")[1]);
        Assert.EndsWith("in force", listed[0], StringComparison.Ordinal);
        Assert.DoesNotContain("in force", listed[1], StringComparison.Ordinal);

        var diff = await RunAsync("policy", "diff", first, changed[..12]);
        Assert.Contains("== replies/en.yaml", diff.Output, StringComparison.Ordinal);
        Assert.Contains(Lines(diff), line => line.StartsWith("+ off_topic: Dear reader!", StringComparison.Ordinal));
        Assert.Equal(
            ["rule changed: promise.result (guardrails/claims.yaml)", "rule added: superlative.acclaim (guardrails/claims.yaml)", "rule removed: superlative.praise (guardrails/claims.yaml)"],
            Lines(diff).Take(3));
        Assert.Contains("2 files differ.", diff.Errors, StringComparison.Ordinal);

        var pinned = await RunAsync("policy", "pin", first[..12], "--reason", "A complaint.", "--role", "compliance officer");
        Assert.Equal((0, string.Empty), (pinned.ExitCode, pinned.Errors));
        await File.WriteAllTextAsync(Thresholds, "retrieval: [", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await RunAsync("ask", "hello")).ExitCode);
        Assert.EndsWith("in force, pinned", Lines(await RunAsync("policy", "list"))[0], StringComparison.Ordinal);
        var check = await RunAsync("config", "check");
        Assert.Contains($"Pinned: policy {first}", check.Output, StringComparison.Ordinal);
        Assert.Contains("by compliance officer: A complaint.", check.Output, StringComparison.Ordinal);
        Assert.Contains("thresholds.yaml:2:", check.Output, StringComparison.Ordinal);

        Assert.Contains($"Policy {first} is pinned no more.", (await RunAsync("policy", "unpin")).Output, StringComparison.Ordinal);
        Assert.Contains("No policy is pinned", (await RunAsync("policy", "unpin")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("ask", "hello")).ExitCode);

        await File.WriteAllTextAsync(Path.Combine(folder.Path, "policies", first, "files.zip"), "damaged", TestContext.Current.CancellationToken);
        var refused = await RunAsync("policy", "pin", first, "--reason", "A complaint.", "--role", "compliance officer");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("the copy of this policy cannot be read", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("No policy is pinned", (await RunAsync("policy", "list")).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0123456789abcdef", "no policy of that hash was ever in force here")]
    [InlineData("0123", "at least the first 8 letters")]
    public async Task A_policy_that_was_never_in_force_cannot_be_pinned(string hash, string problem)
    {
        var refused = await RunAsync("policy", "pin", hash, "--reason", "A complaint.", "--role", "compliance officer");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(problem, refused.Errors, StringComparison.Ordinal);
    }

    private static string[] Lines(Executable.Outcome outcome) => outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private Task<Executable.Outcome> RunAsync(params string[] arguments) =>
        Executable.RunAsync([.. arguments, .. DataFolder.Arguments(folder.Path), "--set", $"Prompts:Path={prompts}"]);
}
