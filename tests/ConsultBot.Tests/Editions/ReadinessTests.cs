using System.Net;
using ConsultBot.Editions;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Tests.Editions;

public sealed class ReadinessTests
{
    [Fact]
    public async Task A_broken_file_shows_at_ready_by_name_while_the_service_goes_on_answering()
    {
        using var folder = new TemporaryFolder();
        var knowledge = folder.CopyFromRepository("knowledge");
        await using var service = await RunningService.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Knowledge:Path"] = knowledge });
        Assert.Equal("Healthy", await ReadyAsync(service));

        var broken = Path.Combine(knowledge, "passages", "exosomes", "exosomes-how-big.md");
        await File.WriteAllTextAsync(broken, "---\nid: exosomes-how-big\n", TestContext.Current.CancellationToken);
        var keeper = service.Services.GetRequiredService<EditionKeeper>();
        await keeper.RefreshAsync(TestContext.Current.CancellationToken);
        await keeper.RefreshAsync(TestContext.Current.CancellationToken);

        Assert.Equal($"Degraded\nknowledge: {broken}:1: the front matter is not closed by a line of three dashes", await ReadyAsync(service));
    }

    private static async Task<string> ReadyAsync(RunningService service)
    {
        using var response = await service.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
