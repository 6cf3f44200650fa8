namespace ConsultBot.Configuration;

/// <summary>
/// Where the program runs: its environment, its content root and its configuration. A Debug build carries Development and the repository root as defaults,
/// so a working copy finds <c>prompts/</c>, <c>knowledge/</c> and <c>appsettings.Development.json</c> from any directory; a published build is Production and
/// finds them beside itself.
/// </summary>
/// <param name="EnvironmentName">For example <c>Development</c>.</param>
/// <param name="ContentRoot">The folder that relative paths in configuration start from.</param>
/// <param name="Configuration">The merged configuration.</param>
public sealed record Surroundings(string EnvironmentName, string ContentRoot, IConfiguration Configuration)
{
    /// <summary>Whether this is Development.</summary>
    public bool IsDevelopment => string.Equals(EnvironmentName, Environments.Development, StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds out where the program runs.</summary>
    /// <param name="settings">Settings given on the command line as <c>Key=value</c>; they win over every other source.</param>
    public static Surroundings Find(IReadOnlyDictionary<string, string?> settings)
    {
        var environment = FirstOf("ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT")
            ?? AppContext.GetData("ConsultBot.DefaultEnvironment") as string
            ?? Environments.Production;
        var root = FirstOf("ASPNETCORE_CONTENTROOT", "DOTNET_CONTENTROOT")
            ?? AppContext.GetData("ConsultBot.ContentRoot") as string
            ?? AppContext.BaseDirectory;
        var configuration = new ConfigurationBuilder()
            .SetBasePath(Path.GetFullPath(root))
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(settings)
            .Build();
        return new Surroundings(environment, Path.GetFullPath(root), configuration);
    }

    /// <summary>A path of the configuration, made absolute.</summary>
    public string PathOf(string key, string standard) => Path.GetFullPath(Configuration[key] is { Length: > 0 } path ? path : standard, ContentRoot);

    private static string? FirstOf(params ReadOnlySpan<string> variables)
    {
        foreach (var variable in variables)
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
            {
                return value;
            }
        }

        return null;
    }
}
