using ConsultBot.Configuration;

namespace ConsultBot.Commands;

/// <summary>Serves the channels until it is stopped.</summary>
internal static class Server
{
    /// <summary>Runs the service.</summary>
    /// <exception cref="SettingsException">The configuration cannot be used.</exception>
    /// <exception cref="Yaml.YamlFileException">A file cannot be used.</exception>
    public static async Task<int> RunAsync(Surroundings surroundings, string? urls, CancellationToken cancellationToken)
    {
        await using var app = Build(surroundings, urls);

        // What was read and parsed at start is not needed any more, and the memory that held it is given back.
        app.Lifetime.ApplicationStarted.Register(() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true));
        await app.RunAsync(cancellationToken);
        return ExitCode.Done;
    }

    private static WebApplication Build(Surroundings surroundings, string? urls)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            EnvironmentName = surroundings.EnvironmentName,
            ContentRootPath = surroundings.ContentRoot,
            // Otherwise everything below the content root is watched for changes, the record with every commit included.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        // One configuration for everything, read once: a file that changes while the service runs must not open a door.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(surroundings.Configuration);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(urls ?? builder.Configuration["urls"] ?? "http://localhost:5080");
        return builder.AddConsultBot(surroundings).Build().UseConsultBot();
    }
}
