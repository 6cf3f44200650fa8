using ConsultBot.Configuration;

namespace ConsultBot.Commands;

/// <summary>What a command works with: the configuration, and the services built from it.</summary>
internal static class Workplace
{
    /// <summary>Settings given on the command line.</summary>
    public static IReadOnlyDictionary<string, string?> Overrides { get; set; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Opens the services that a turn needs, without a server.</summary>
    /// <exception cref="SettingsException">The configuration cannot be used.</exception>
    /// <exception cref="Yaml.YamlFileException">A file cannot be used.</exception>
    public static ServiceProvider Open()
    {
        var surroundings = Surroundings.Find(Overrides);
        var settings = new SettingsReader(surroundings, TimeProvider.System).Read();
        return new ServiceCollection()
            .AddConsultation(settings, surroundings, TimeProvider.System)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = surroundings.IsDevelopment });
    }
}
