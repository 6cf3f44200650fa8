using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ConsultBot.Tests.Running;

namespace ConsultBot.EndToEnd.Running;

/// <summary>The Microsoft 365 Agents Playground: a Teams on this machine, with the page that staff would see.</summary>
internal sealed class Playground : IAsyncDisposable
{
    public const string Tenant = "00000000-0000-0000-0000-0000000000001";
    public const string Ann = "00000000-0000-0000-0000-0000000000020";
    public const string Channel = "channel-desk-id";

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private readonly TemporaryFolder folder = new();
    private readonly Process process;

    private Playground(string node, string botAddress, int port)
    {
        Address = $"http://localhost:{port}";
        folder.Write(".m365agentsplayground.yml", Configuration);
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder.Path, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(node, "node_modules", "@microsoft", "m365agentsplayground", "cli.js"), "-e", $"{botAddress}/api/messages", "-c", "msteams", "-p", $"{port}", "--dt" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["APPLICATION_INSIGHTS_NO_STATSBEAT"] = "1";
        start.Environment["BROWSER"] = "none";
        process = Process.Start(start)!;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }

    /// <summary>The address of its page.</summary>
    public string Address { get; }

    private static string Configuration =>
        $$"""
        version: "0.1.1"
        tenantId: {{Tenant}}
        bot: {id: "28:bot", name: ConsultBot}
        currentUser: {id: user-id-0, name: Ann, userPrincipleName: ann@clinic.example, aadObjectId: {{Ann}}, givenName: Ann, surname: A, email: ann@clinic.example}
        users:
        {{string.Join('\n', Enumerable.Range(1, 5).Select(user => $"  - {{id: user-id-{user}, name: User {user}, userPrincipleName: u{user}@clinic.example, aadObjectId: 00000000-0000-0000-0000-000000000002{user}, givenName: U, surname: U, email: u{user}@clinic.example}}"))}}
        personalChat: {id: personal-chat-id}
        groupChat: {id: group-chat-id, name: Group}
        team: {id: team-id, name: Clinic, aadGroupId: 00000000-0000-0000-0000-0000000000030, channels: [{id: {{Channel}}, name: Desk}]}
        """;

    /// <summary>Starts it for a bot.</summary>
    public static async Task<Playground> StartAsync(string botAddress)
    {
        var playground = new Playground(await NodePackages.FolderAsync(), botAddress, FreePort());
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                using var response = await client.GetAsync($"{playground.Address}/_internal/v1/testConfig", TestContext.Current.CancellationToken);
                response.EnsureSuccessStatusCode();
                return playground;
            }
            catch (HttpRequestException) when (!playground.process.HasExited)
            {
                await Task.Delay(Between, TimeProvider.System, TestContext.Current.CancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
