using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConsultBot.Tests.Models;

/// <summary>A language model that does as a script says: a real server on a free port of this machine, which speaks OpenAI's protocol and Anthropic's.</summary>
internal sealed class ScriptedModel : IAsyncDisposable
{
    private static readonly TimeSpan LongestShutdown = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly List<ModelRequest> requests = [];
    private readonly CancellationTokenSource closing = new();
    private readonly Func<ModelRequest, ModelPart> script;
    private readonly WebApplication app;
    private int started;
    private int aborted;

    private ScriptedModel(Func<ModelRequest, ModelPart> script)
    {
        this.script = script;

        // The empty builder logs nothing and reads no settings of the folder it happens to be started in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MinResponseDataRate = null;
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = LongestShutdown);
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>Where it listens; the protocols lie below <c>v1/</c>.</summary>
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>The requests so far, in the order of their numbers.</summary>
    public IReadOnlyList<ModelRequest> Requests
    {
        get
        {
            lock (gate)
            {
                return [.. requests.OrderBy(request => request.Number)];
            }
        }
    }

    /// <summary>How many requests there are whose client went away before the end; a client's going is heard of a moment after it went.</summary>
    public int Aborted => Volatile.Read(ref aborted);

    /// <summary>Starts a model.</summary>
    /// <param name="script">The part to play for a request. Requests at the same time ask at the same time.</param>
    public static async Task<ScriptedModel> StartAsync(Func<ModelRequest, ModelPart> script)
    {
        var model = new ScriptedModel(script);
        await model.app.StartAsync();
        return model;
    }

    /// <summary>Breaks off whatever is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        closing.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value;
        if (!HttpMethods.IsPost(context.Request.Method) || path is not (OpenAiWire.Path or AnthropicWire.Path))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing.Token);
        try
        {
            await AnswerAsync(context, path is AnthropicWire.Path, ended.Token);
        }
        catch (Exception exception) when (ended.IsCancellationRequested && exception is OperationCanceledException or IOException)
        {
            if (!closing.IsCancellationRequested)
            {
                Interlocked.Increment(ref aborted);
            }

            context.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext context, bool isAnthropic, CancellationToken ended)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(ended);
        var number = Interlocked.Increment(ref started);
        var json = Object(body);
        ModelWire wire = isAnthropic ? new AnthropicWire(number, json) : new OpenAiWire(number, json);
        var stage = new ModelStage(context, wire, ended);
        ModelRequest request;
        try
        {
            wire.Demand(context.Request.Headers);
            request = new ModelRequest(number, wire.IsAnthropic, wire.Streams, wire.System, wire.User, Authorization(context.Request.Headers), body);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            await stage.RefuseAsync(exception.Message);
            return;
        }

        lock (gate)
        {
            requests.Add(request);
        }

        await stage.PlayAsync(script(request), request);
    }

    private static JsonObject Object(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string Authorization(IHeaderDictionary headers)
    {
        const string Bearer = "Bearer ";
        var authorization = headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..] : headers["x-api-key"].ToString();
    }
}
