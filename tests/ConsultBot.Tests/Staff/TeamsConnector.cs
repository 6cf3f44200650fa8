using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Tests.Staff;

/// <summary>The connector of Teams on a free port: takes what the bot sends, and keeps it.</summary>
internal sealed class TeamsConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<(string Conversation, string Method, JsonObject Activity)> taken = [];
    private int ids;

    private TeamsConnector()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(TakeAsync);
    }

    /// <summary>The status that it answers with in the place of taking something; 0 to take it.</summary>
    public int Refuses { get; set; }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<TeamsConnector> StartAsync()
    {
        var connector = new TeamsConnector();
        await connector.app.StartAsync(TestContext.Current.CancellationToken);
        return connector;
    }

    /// <summary>What was taken in a conversation so far.</summary>
    public IReadOnlyList<(string Method, JsonObject Activity)> In(string conversation)
    {
        lock (gate)
        {
            return [.. taken.Where(one => one.Conversation == conversation).Select(one => (one.Method, one.Activity))];
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        if (Refuses != 0)
        {
            context.Response.StatusCode = Refuses;
            return;
        }

        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var activity = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        var id = HttpMethods.IsPut(context.Request.Method) ? parts[^1] : $"{Interlocked.Increment(ref ids)}";
        activity["id"] = id;
        lock (gate)
        {
            taken.Add((WebUtility.UrlDecode(parts[2]), context.Request.Method, activity));
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"id":"{{id}}"}""", context.RequestAborted);
    }
}
