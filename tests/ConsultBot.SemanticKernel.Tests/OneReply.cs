using System.Net;
using System.Text.Json.Nodes;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.SemanticKernel.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.SemanticKernel.Tests;

/// <summary>A language model on a free port that has one reply to everything, and keeps what it was asked last.</summary>
internal sealed class OneReply : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<ConsultKernel> kernels = [];

    private OneReply(string reply)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(async context =>
        {
            var request = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
            User = (string)request["messages"]!.AsArray()[^1]!["content"]!;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(
                new JsonObject
                {
                    ["id"] = "1",
                    ["object"] = "chat.completion",
                    ["created"] = 1,
                    ["model"] = "one",
                    ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = reply }, ["finish_reason"] = "stop" }),
                }.ToJsonString(),
                context.RequestAborted);
        });
    }

    /// <summary>What the user said in the last request; empty before the first.</summary>
    public string User { get; private set; } = string.Empty;

    /// <summary>Starts it.</summary>
    public static async Task<OneReply> StartAsync(string reply)
    {
        var model = new OneReply(reply);
        await model.app.StartAsync(TestContext.Current.CancellationToken);
        return model;
    }

    /// <summary>A kernel that calls it.</summary>
    public ConsultKernel Kernel(Func<string, string>? mask = null, IPassageShelf? shelf = null)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var settings = new ModelSettings { Provider = ModelProvider.OpenAI, Endpoint = new Uri($"{address}/v1/"), Name = "one" };
        var kernel = new ConsultKernel(
            Shelf.PromptsPath, shelf ?? new Shelf(Shelf.Exosomes, Shelf.Needles, Shelf.Compared), _ => [], mask ?? (text => text), settings, TimeProvider.System);
        kernels.Add(kernel);
        return kernel;
    }

    public async ValueTask DisposeAsync()
    {
        kernels.ForEach(kernel => kernel.Dispose());
        await app.DisposeAsync();
    }
}
