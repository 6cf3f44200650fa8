using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ConsultBot.Tests.Channels;
using ConsultBot.Tests.Running;
using ConsultBot.Triage.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Tests.Staff;

/// <summary>The service with a desk: staff in Teams on one side, a patient on the website on the other.</summary>
internal sealed class Clinic : IAsyncDisposable
{
    public const string Channel = "19:front@thread.tacv2";

    private const string Tenant = "11111111-0000-0000-0000-000000000001";

    private int messages;

    private Clinic(TeamsConnector teams, RunningService service)
    {
        Teams = teams;
        Service = service;
    }

    public TeamsConnector Teams { get; }

    public RunningService Service { get; }

    public StaffDesk Desk => Service.Services.GetRequiredService<StaffDesk>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<Clinic> OpenAsync(string? folder = null)
    {
        var teams = await TeamsConnector.StartAsync();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Clinic:StaffChannel"] = "Front desk",
            ["Staff:Tenant"] = Tenant,
            ["Staff:Members:0:Id"] = "ann-id",
            ["Staff:Members:0:Name"] = "Ann",
            ["Staff:Members:0:Role"] = "Nurse",
            ["Staff:Members:1:Id"] = "bo-id",
            ["Staff:Members:1:Name"] = "Bo",
            ["Staff:Members:1:Role"] = "Coordinator",
            ["Staff:Teams:0:Name"] = "Front desk",
            ["Staff:Teams:0:Channel"] = Channel,
        };
        foreach (var day in new[] { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" })
        {
            settings[$"Clinic:OpeningHours:{day}"] = "00:00-23:59";
        }

        return new Clinic(teams, await RunningService.StartAsync(settings, folder: folder));
    }

    /// <summary>Somebody says something to the bot in Teams, in a chat of their own.</summary>
    /// <returns>What the bot said to it.</returns>
    public async Task<string> SayAsync(string text, string who = "ann-id", string tenant = Tenant)
    {
        var conversation = $"chat-of-{who}";
        var before = Teams.In(conversation).Count;
        var activity = Activity("message", who, tenant, conversation);
        activity["text"] = text;
        using var response = await Service.Client.PostAsync("/api/messages", Activities.Json(activity), Cancelled);
        response.EnsureSuccessStatusCode();
        return string.Join("\n", Teams.In(conversation).Skip(before).Select(one => (string?)one.Activity["text"]));
    }

    /// <summary>Somebody taps a card.</summary>
    /// <returns>What Teams is answered.</returns>
    public async Task<JsonObject> TapAsync(string verb, object data, string who = "ann-id")
    {
        var activity = Activity("invoke", who, Tenant, Channel);
        activity["name"] = "adaptiveCard/action";
        activity["value"] = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(new { action = new { type = "Action.Execute", verb, data } }));
        using var response = await Service.Client.PostAsync("/api/messages", Activities.Json(activity), Cancelled);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(Cancelled))!;
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Teams.DisposeAsync();
    }

    private JsonObject Activity(string type, string who, string tenant, string conversation) => new()
    {
        ["type"] = type,
        ["id"] = $"m{Interlocked.Increment(ref messages)}",
        ["serviceUrl"] = Teams.Address,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = $"29:{who}", ["aadObjectId"] = who, ["name"] = "Somebody" },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "ConsultBot" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["tenantId"] = tenant, ["conversationType"] = "personal" },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
    };
}
