using ConsultBot.Policies;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Tests.Policies;

public sealed class PolicyReadinessTests
{
    [Fact]
    public async Task A_broken_file_shows_at_ready_by_file_line_and_reason_while_the_service_goes_on_answering()
    {
        using var folder = new TemporaryFolder();
        var prompts = folder.CopyFromRepository("prompts");
        await using var service = await RunningService.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Prompts:Path"] = prompts });
        var broken = Path.Combine(prompts, "guardrails", "thresholds.yaml");
        await File.WriteAllTextAsync(broken, "retrieval: [", TestContext.Current.CancellationToken);
        var keeper = service.Services.GetRequiredService<PolicyKeeper>();
        await keeper.RefreshAsync(TestContext.Current.CancellationToken);
        await keeper.RefreshAsync(TestContext.Current.CancellationToken);

        using var response = await service.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);

        Assert.True(response.IsSuccessStatusCode);
        Assert.Matches($"^Degraded\npolicy: {broken}:[0-9]+: this is no valid YAML", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
