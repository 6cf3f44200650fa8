using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Commands;

/// <summary>A file that cannot be used stops the start, and the message names it and the line.</summary>
public sealed class BrokenFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("passages/regulation/regulation-exosomes-fda-status.md", "grade: regulator", "grade: gossip", ":6: there is no grade \"gossip\"")]
    [InlineData("passages/regulation/regulation-exosomes-fda-status.md", "fda-consumer-alert-2020", "unheard-of", "there is no source \"unheard-of\"")]
    [InlineData("regulatory-status.yaml", "review-by: 2027-05-25", "review-by: soon", "\"review-by\" must be a date")]
    public async Task A_broken_knowledge_file_is_named(string file, string from, string to, string message)
    {
        var knowledge = folder.CopyFromRepository("knowledge");
        var path = Path.Combine(knowledge, file);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Replace(from, to, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var run = await Executable.RunAsync("ask", "hi", "--set", $"Knowledge:Path={knowledge}");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(path, run.Errors, StringComparison.Ordinal);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("guardrails/screening/1-urgent.yaml", "decision: crisis", "decision: cricket", "there is no decision \"cricket\"")]
    [InlineData("guardrails/claims.yaml", "violation: promise", "violation: praise", "there is no violation \"praise\"")]
    [InlineData("answer.prompt.yaml", "{{question}}", "{{#each}}", "the template cannot be read")]
    [InlineData("answer.prompt.yaml", "  - name: question", "  - name: query", "the inputs must be")]
    public async Task A_broken_prompt_file_is_named(string file, string from, string to, string message)
    {
        var prompts = folder.CopyFromRepository("prompts");
        var path = Path.Combine(prompts, file);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Replace(from, to, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var run = await Executable.RunAsync("ask", "hi", "--set", $"Prompts:Path={prompts}");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(path, run.Errors, StringComparison.Ordinal);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replies/en.yaml", "\nperson: ", "\npersons: ", "there is no text \"person\", which the service needs")]
    [InlineData("replies/en.yaml", "  booking: ", "  bookings: ", "there is no text \"handoff.booking\", which the screening rule")]
    [InlineData("replies/en.yaml", "  hair: ", "  hairs: ", "there is no text \"gaps.hair\", which the gap \"hair\" needs")]
    [InlineData("guardrails/screening/5-chat.yaml", "decision: smalltalk", "decision: answer", "decides \"answer\", which only approved passages can")]
    [InlineData("guardrails/screening/3-refusals.yaml", "[choosing-promised-results", "[choosing-promised-resuls", "names the passage \"choosing-promised-resuls\"")]
    [InlineData("guardrails/screening/3-refusals.yaml", "after-refusal-of: dose", "after-refusal-of: quantity", "waits for a refusal of \"quantity\", which no rule refuses")]
    [InlineData("replies/es.yaml", "{EmergencyNumber}", "112", "prompts/replies/es.yaml: the text \"emergency\" names none of the numbers")]
    public async Task Files_that_do_not_fit_together_are_told_of_by_the_check_and_stop_the_start(string file, string from, string to, string message)
    {
        var prompts = folder.CopyFromRepository("prompts");
        var path = Path.Combine(prompts, file);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(from, to, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var check = await Executable.RunAsync("config", "check", "--set", $"Prompts:Path={prompts}");
        var ask = await Executable.RunAsync("ask", "hi", "--set", $"Prompts:Path={prompts}");

        Assert.Equal(1, check.ExitCode);
        Assert.Contains(message, check.Output, StringComparison.Ordinal);
        Assert.Equal(2, ask.ExitCode);
        Assert.Contains(message, ask.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_does_not_start_on_a_broken_file()
    {
        var prompts = folder.CopyFromRepository("prompts");
        await File.WriteAllTextAsync(Path.Combine(prompts, "replies", "en.yaml"), "emergency: call {NoSuchThing}", TestContext.Current.CancellationToken);

        var run = await Executable.RunAsync("--urls", "http://127.0.0.1:0", "--set", $"Prompts:Path={prompts}");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("{NoSuchThing}", run.Errors, StringComparison.Ordinal);
    }
}
