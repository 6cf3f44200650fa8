using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConsultBot.EndToEnd.Running;

/// <summary>A clinic's own website: another origin, whose one page has the snippet of the service in it.</summary>
internal sealed partial class ClinicWebsite : IAsyncDisposable
{
    private readonly WebApplication app;
    private string snippet = string.Empty;

    private ClinicWebsite(WebApplication app) => this.app = app;

    /// <summary>What browsers asked of it, as paths.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Its origin.</summary>
    public string Origin { get; private set; } = string.Empty;

    public static async Task<ClinicWebsite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var website = new ClinicWebsite(app);
        app.Use((context, next) =>
        {
            website.Asked.Enqueue(context.Request.Path);
            return next(context);
        });
        app.MapGet("/", () => Results.Text(website.Page(), "text/html; charset=utf-8"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
        await app.StartAsync();
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

        // By this name it is another website to a browser than the service, which goes by its number.
        website.Origin = $"http://localhost:{address.Port}";
        return website;
    }

    /// <summary>Copies the snippet from the page of the service that shows it.</summary>
    public async Task EmbedAsync(ChatService service)
    {
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri($"{service.Address}/embed"));
        snippet = WebUtility.HtmlDecode(Snippet().Match(page).Groups["snippet"].Value);
        Assert.Contains("<script async", snippet, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private string Page() => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A clinic</title></head>
        <body><main><h1>A clinic</h1><p>Welcome.</p>{snippet}</main></body>
        </html>
        """;

    [GeneratedRegex("<pre[^>]*><code>(?<snippet>.*?)</code>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Snippet();
}
