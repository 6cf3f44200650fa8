using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Load.Models;

/// <summary>A language model that takes as long as it is told and answers with the first sentence of the first passage. It speaks OpenAI's chat completions on a free port.</summary>
internal sealed class SlowModel : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<double> taken = [];

    private SlowModel()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>How long it takes.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>How many of ten answers fail: some with a status, some with a broken connection, some with other text than was asked for.</summary>
    public int FailingOfTen { get; set; }

    /// <summary>Where it listens.</summary>
    public string Address => $"{app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/v1";

    /// <summary>Starts it.</summary>
    public static async Task<SlowModel> StartAsync(CancellationToken cancellationToken)
    {
        var model = new SlowModel();
        await model.app.StartAsync(cancellationToken);
        return model;
    }

    /// <summary>How long each answer took since the last call of this, in milliseconds, from its request to its last byte.</summary>
    public double[] TakeTimes()
    {
        lock (gate)
        {
            double[] times = [.. taken];
            taken.Clear();
            return times;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        var request = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        var prompt = (string)request["messages"]!.AsArray()[^1]!["content"]!;
        await Task.Delay(Delay, context.RequestAborted);
        switch (Random.Shared.Next(10) < FailingOfTen ? Random.Shared.Next(3) : -1)
        {
            case 0:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return;
            case 1:
                context.Abort();
                return;
            case 2:
                await WriteAsync(context, "I would rather not.");
                return;
            default:
                await WriteAsync(context, Claims(prompt));
                break;
        }

        lock (gate)
        {
            taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    private static async Task WriteAsync(HttpContext context, string content)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            new JsonObject
            {
                ["id"] = "chatcmpl-1",
                ["object"] = "chat.completion",
                ["created"] = 1,
                ["model"] = "slow",
                ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = content }, ["finish_reason"] = "stop" }),
                ["usage"] = new JsonObject { ["prompt_tokens"] = 900, ["completion_tokens"] = 60, ["total_tokens"] = 960 },
            }.ToJsonString(),
            context.RequestAborted);
    }

    private static string Claims(string prompt)
    {
        var lines = prompt.Split('\n');
        var first = Array.FindIndex(lines, line => line.StartsWith("§ ", StringComparison.Ordinal));
        if (first < 0)
        {
            return "{\"claims\":[]}";
        }

        var sentence = lines[first + 1][..(lines[first + 1].IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? end + 1 : lines[first + 1].Length)];
        return JsonSerializer.Serialize(new { claims = new[] { new { sentence, passage = lines[first].Split(' ')[1], quote = sentence } }, list = false });
    }
}
