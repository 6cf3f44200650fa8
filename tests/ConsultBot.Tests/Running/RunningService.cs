using ConsultBot.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConsultBot.Tests.Running;

/// <summary>The service as it really runs: on Kestrel, on a free port of this machine.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TemporaryFolder? ownFolder;

    private RunningService(WebApplication app, TemporaryFolder? ownFolder)
    {
        this.app = app;
        this.ownFolder = ownFolder;
        Client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts the service.</summary>
    /// <param name="settings">Settings of the test.</param>
    /// <param name="folder">Where its record lies; without it, in a folder that is gone with the service.</param>
    /// <param name="replace">Puts other services in the place of its own.</param>
    public static async Task<RunningService> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null, string environment = "Development", Action<IServiceCollection>? replace = null, string? folder = null)
    {
        var ownFolder = folder is null ? new TemporaryFolder() : null;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ContentRootPath = Repository.Root });
        builder.Configuration.AddInMemoryCollection(DataFolder.Settings(folder ?? ownFolder!.Path));
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddConsultBot(new Surroundings(environment, Repository.Root, builder.Configuration));
        replace?.Invoke(builder.Services);
        var app = builder.Build().UseConsultBot();
        await app.StartAsync();
        return new RunningService(app, ownFolder);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        ownFolder?.Dispose();
    }
}
