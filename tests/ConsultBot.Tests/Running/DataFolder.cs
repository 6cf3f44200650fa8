namespace ConsultBot.Tests.Running;

/// <summary>Where a record lies in tests, so that none of them writes into the record of the working copy.</summary>
internal static class DataFolder
{
    static DataFolder() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Shared, recursive: true);

    /// <summary>The folder of those commands and services that are given no other.</summary>
    public static string Shared { get; } = Directory.CreateTempSubdirectory("consultbot-tests-").FullName;

    /// <summary>Where all tests keep what was learnt, so that each model is learnt once.</summary>
    public static string Models { get; } = Repository.Path(".artifacts/models");

    /// <summary>The settings that put a record into a folder.</summary>
    public static Dictionary<string, string?> Settings(string folder) => new(StringComparer.Ordinal)
    {
        ["Data:Path"] = folder,
        ["Data:ModelsPath"] = Models,
        ["ConnectionStrings:ConsultBot"] = $"Data Source={Database(folder)}",
    };

    /// <summary>The same as arguments of a command.</summary>
    public static string[] Arguments(string folder) => [.. Settings(folder).SelectMany(pair => new[] { "--set", $"{pair.Key}={pair.Value}" })];

    /// <summary>The database of a record in that folder.</summary>
    public static string Database(string folder) => Path.Combine(folder, "consultbot.db");

    /// <summary>Puts the record of a process into a folder; what its arguments say wins.</summary>
    public static void Apply(IDictionary<string, string?> environment, string folder)
    {
        foreach (var (key, value) in Settings(folder))
        {
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
    }
}
