using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ConsultBot.EndToEnd.Running;

/// <summary>Plays the scenarios of <c>node/scenarios.mjs</c>.</summary>
internal static class NodeClient
{
    /// <summary>Plays one and hands back what it saw.</summary>
    /// <param name="scenario">Its name.</param>
    /// <param name="service">The service it talks to.</param>
    /// <param name="options">What else it is told.</param>
    public static async Task<JsonObject> PlayAsync(string scenario, ChatService service, JsonObject? options = null)
    {
        var given = options ?? [];
        given["base"] = service.Address;
        var start = new ProcessStartInfo("node") { WorkingDirectory = await NodePackages.FolderAsync(), UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { "run.mjs", scenario, given.ToJsonString() })
        {
            start.ArgumentList.Add(argument);
        }

        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"{scenario}: {await errors}");
        return JsonNode.Parse(output)!.AsObject();
    }
}
