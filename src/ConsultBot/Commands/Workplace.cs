using System.CommandLine;
using ConsultBot.Configuration;
using ConsultBot.Consultation.Screening;

namespace ConsultBot.Commands;

/// <summary>What a command works with: where it runs, and the services built from that.</summary>
internal sealed class Workplace
{
    /// <summary>The option by which a setting is given on the command line.</summary>
    public Option<string[]> Option { get; } = new("--set")
    {
        Description = "A setting as Key=value, for example --set Knowledge:Path=/srv/knowledge. Wins over files and environment. May be repeated.",
        Recursive = true,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
    };

    /// <summary>Where the command runs.</summary>
    /// <exception cref="BadInputException">A setting is not written as <c>Key=value</c>.</exception>
    public Surroundings Find(ParseResult parsed) => Surroundings.Find(ReadSettings(parsed.GetValue(Option) ?? []));

    /// <summary>Opens the services that a turn needs, without a server.</summary>
    /// <exception cref="SettingsException">The configuration cannot be used.</exception>
    /// <exception cref="Yaml.YamlFileException">A file cannot be used.</exception>
    public ServiceProvider Open(ParseResult parsed) => Open(parsed, settings => settings);

    /// <summary>Opens the services on a record of their own in a folder, in no mode but <c>on</c>.</summary>
    /// <exception cref="SettingsException">The configuration cannot be used.</exception>
    /// <exception cref="Yaml.YamlFileException">A file cannot be used.</exception>
    public ServiceProvider OpenThrowAway(ParseResult parsed, string folder) =>
        Open(parsed, settings => settings with { Record = RecordSettings.ThrowAway(folder), Mode = ServiceMode.On });

    /// <summary>The settings of the service, checked.</summary>
    /// <exception cref="SettingsException">The configuration cannot be used.</exception>
    public ServiceSettings Settings(ParseResult parsed) => new SettingsReader(Find(parsed), TimeProvider.System).Read();

    private ServiceProvider Open(ParseResult parsed, Func<ServiceSettings, ServiceSettings> adapt)
    {
        var surroundings = Find(parsed);
        var settings = adapt(new SettingsReader(surroundings, TimeProvider.System).Read());
        return new ServiceCollection()
            .AddConsultation(settings, surroundings, TimeProvider.System)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = surroundings.IsDevelopment })
            .OpenRecord();
    }

    private static Dictionary<string, string?> ReadSettings(string[] settings)
    {
        var read = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in settings)
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new BadInputException($"--set {setting}: a setting is written Key=value.");
            }

            read[setting[..equals]] = setting[(equals + 1)..];
        }

        return read;
    }
}
