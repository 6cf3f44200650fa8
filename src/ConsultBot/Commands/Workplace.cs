using System.CommandLine;
using System.Data.Common;
using System.Security.Cryptography;
using ConsultBot.Configuration;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Screening;
using ConsultBot.Editions;
using ConsultBot.Policies;
using ConsultBot.Storage;

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
    public async Task<ServiceProvider> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var services = Open(parsed, settings => settings);
        await services.GetRequiredService<PolicyKeeper>().RefreshAsync(cancellationToken);
        await services.GetRequiredService<EditionKeeper>().RefreshAsync(cancellationToken);
        return services;
    }

    /// <summary>
    /// Opens the services on a record of their own in a folder, in no mode but <c>on</c>. What may be served is as the configured record says, which is only read.
    /// </summary>
    /// <exception cref="SettingsException">The configuration cannot be used.</exception>
    /// <exception cref="Yaml.YamlFileException">A file cannot be used.</exception>
    public async Task<ServiceProvider> OpenThrowAwayAsync(ParseResult parsed, string folder, CancellationToken cancellationToken)
    {
        var changes = KnowledgeChanges(Settings(parsed));
        var services = Open(parsed, settings => settings with { Record = RecordSettings.ThrowAway(folder), Mode = ServiceMode.On });
        var stream = services.GetRequiredService<KnowledgeStream>();
        foreach (var recorded in changes)
        {
            await stream.AppendAsync(recorded.Change, cancellationToken);
        }

        await services.GetRequiredService<EditionKeeper>().RefreshAsync(cancellationToken);
        return services;
    }

    /// <summary>What the configured record says of passages; nothing when there is no record yet.</summary>
    /// <exception cref="SettingsException">It cannot be read; the message names the key.</exception>
    public static IReadOnlyList<RecordedKnowledgeChange> KnowledgeChanges(ServiceSettings settings)
    {
        try
        {
            return settings.Record.Exists ? KnowledgeStream.Read(settings.Record.Place()) : [];
        }
        catch (Exception exception) when (exception is DbException or CryptographicException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw settings.Record.Explain(exception);
        }
    }

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
