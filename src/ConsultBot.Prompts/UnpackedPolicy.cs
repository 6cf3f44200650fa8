using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>The files of a policy, laid out in a folder that nobody else writes to.</summary>
public sealed class UnpackedPolicy : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("consultbot-policy-").FullName;
    private readonly string origin;

    internal UnpackedPolicy(PolicyFiles files, string origin)
    {
        Files = files;
        this.origin = origin;
        foreach (var file in files.Files)
        {
            var path = Path.GetFullPath(Path.Combine(folder, file.Path));
            if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new InvalidDataException($"{origin}: the name \"{file.Path}\" leads out of the folder.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content);
        }
    }

    /// <summary>The files.</summary>
    public PolicyFiles Files { get; }

    /// <summary>Reads something of the folder, which stands in the place of <c>prompts/</c>.</summary>
    /// <exception cref="YamlFileException">A file cannot be used; it is named where it comes from.</exception>
    public T Read<T>(Func<string, T> read)
    {
        try
        {
            return read(folder);
        }
        catch (YamlFileException exception)
        {
            throw new YamlFileException(AtOrigin(exception.Path), exception.Line, AtOrigin(exception.Problem), exception);
        }
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string AtOrigin(string text) => text.Replace(folder, origin, StringComparison.Ordinal);
}
