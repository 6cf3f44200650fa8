using System.Diagnostics;
using System.Text.Json;
using ConsultBot.EndToEnd.Running;
using ConsultBot.Tests.Running;

namespace ConsultBot.EndToEnd.Conformance;

/// <summary>The cards of <c>prompts/cards/</c>, read by the reference parser of Adaptive Cards.</summary>
public sealed class CardTests
{
    [Fact]
    public async Task Every_card_is_parsed_without_a_warning()
    {
        var node = await NodePackages.FolderAsync();
        foreach (var path in Directory.GetFiles(Repository.Path("prompts", "cards"), "*.json"))
        {
            var start = new ProcessStartInfo("node") { WorkingDirectory = node, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            start.ArgumentList.Add("card.mjs");
            start.ArgumentList.Add(path);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.True(process.ExitCode == 0, $"{path}: {await errors}");
            Assert.Empty(JsonSerializer.Deserialize<string[]>(output)!);
        }
    }
}
