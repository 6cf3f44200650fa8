using System.CommandLine;
using ConsultBot.Configuration;
using ConsultBot.Policies;
using ConsultBot.Prompts;

namespace ConsultBot.Commands.Policies;

/// <summary>The policies that were in force, as a command finds them: named by their hash, or by its first letters.</summary>
internal sealed class PolicyRegister(ServiceSettings settings)
{
    /// <summary>The name of the files as they stand now.</summary>
    public const string Files = "files";

    private const int FewestLetters = 8;

    /// <summary>What the record says.</summary>
    public PolicyHistory History { get; } = PolicyHistory.Read(settings.Record);

    /// <summary>The copies.</summary>
    public PolicyArchive Archive { get; } = new(settings.Record.DataPath);

    /// <summary>Reads what the configured record says.</summary>
    /// <exception cref="SettingsException">The configuration or the record cannot be used.</exception>
    public static PolicyRegister Read(Workplace workplace, ParseResult parsed) => new(workplace.Settings(parsed));

    /// <summary>The hash that is meant.</summary>
    /// <exception cref="BadInputException">No version that was in force is called so, or several are.</exception>
    public string Find(string name)
    {
        var given = name.Trim().ToLowerInvariant();
        var found = given.Length < FewestLetters
            ? throw new BadInputException($"\"{name}\": at least the first {FewestLetters} letters of a hash are expected.")
            : History.Changes.Select(change => change.Change.To).Distinct(StringComparer.Ordinal).Where(hash => hash.StartsWith(given, StringComparison.Ordinal)).ToArray();
        return found switch
        {
            [var hash] => hash,
            [] => throw new BadInputException($"\"{name}\": no policy of that hash was ever in force here. Those that were are listed by: policy list"),
            _ => throw new BadInputException($"\"{name}\": {found.Length} policies begin like that; give more letters."),
        };
    }

    /// <summary>The files of a version, or those that stand under <c>prompts/</c> now when the name is <see cref="Files"/>.</summary>
    /// <exception cref="BadInputException">There is no such version, or its copy is missing or damaged.</exception>
    public PolicyFiles Open(string name)
    {
        try
        {
            return name is Files ? PolicyFiles.Read(settings.PromptsPath) : Archive.Read(Find(name));
        }
        catch (PolicyUnusableException exception)
        {
            throw new BadInputException(exception.Message);
        }
    }
}
