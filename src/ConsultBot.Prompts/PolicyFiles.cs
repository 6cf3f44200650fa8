using System.Security.Cryptography;
using ConsultBot.Yaml;

namespace ConsultBot.Prompts;

/// <summary>One file of a policy.</summary>
/// <param name="Path">Its path below <c>prompts/</c>, with forward slashes, for example <c>guardrails/claims.yaml</c>.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PolicyFile(string Path, byte[] Content);

/// <summary>
/// The files of a policy as they were at one moment: rules, thresholds, examples and wordings, which are <c>prompts/guardrails/</c> and <c>prompts/replies/</c>.
/// What is read of them is read of exactly these bytes.
/// </summary>
public sealed class PolicyFiles
{
    private const string Guardrails = "guardrails";
    private const string Replies = "replies";
    private const long MostBytes = 2_000_000;

    private readonly string origin;

    /// <summary>Files that were kept.</summary>
    /// <param name="files">The files, in any order.</param>
    /// <param name="origin">Where they come from; errors name it in the place of <c>prompts/</c>.</param>
    public PolicyFiles(IEnumerable<PolicyFile> files, string origin)
    {
        this.origin = origin;
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        Hash = HashOf(Files);
        Parts = Files.GroupBy(file => PartOf(file.Path), StringComparer.Ordinal).ToDictionary(part => part.Key, HashOf, StringComparer.Ordinal);
    }

    /// <summary>The folders under <c>prompts/</c> that hold a policy.</summary>
    public static IReadOnlyList<string> Folders { get; } = [Guardrails, Replies];

    /// <summary>The files, in the order of their paths.</summary>
    public IReadOnlyList<PolicyFile> Files { get; }

    /// <summary>SHA-256 over the paths and contents of all files, in hexadecimal.</summary>
    public string Hash { get; }

    /// <summary>SHA-256 of each part, by its name: <c>replies</c>, or what stands under <c>guardrails/</c>, a folder or a file without its ending.</summary>
    public IReadOnlyDictionary<string, string> Parts { get; }

    /// <summary>Reads the files as they stand now. What is hidden, or neither <c>.yaml</c> nor <c>.txt</c>, does not belong to a policy.</summary>
    /// <param name="promptsPath">The folder <c>prompts/</c>.</param>
    /// <exception cref="YamlFileException">A file cannot be read, or has more than 2 MB.</exception>
    public static PolicyFiles Read(string promptsPath) => new(
        Folders.SelectMany(folder => FilesBelow(Path.Combine(promptsPath, folder)))
            .Select(path => new PolicyFile(Path.GetRelativePath(promptsPath, path).Replace(Path.DirectorySeparatorChar, '/'), ReadBytes(path))),
        promptsPath);

    /// <summary>Lays the files out in a folder of their own, which is gone when the result is disposed of.</summary>
    /// <exception cref="IOException">They cannot be laid out.</exception>
    public UnpackedPolicy Unpack() => new(this, origin);

    private static IEnumerable<string> FilesBelow(string folder)
    {
        try
        {
            return Directory.Exists(folder)
                ? [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(path => Path.GetExtension(path) is ".yaml" or ".txt" && !Path.GetFileName(path).StartsWith('.'))]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new YamlFileException(folder, 0, $"the folder cannot be read: {exception.Message}", exception);
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: > MostBytes } large
                ? throw new YamlFileException(path, 0, $"the file has {large.Length:N0} bytes; at most {MostBytes:N0} are read")
                : File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new YamlFileException(path, 0, $"the file cannot be read: {exception.Message}", exception);
        }
    }

    private static string PartOf(string path) => path.Split('/') switch
    {
        [Guardrails, var file] => Path.GetFileNameWithoutExtension(file),
        [Guardrails, var folder, ..] => folder,
        [var folder, ..] => folder,
        [] => string.Empty,
    };

    private static string HashOf(IEnumerable<PolicyFile> files) => YamlFile.Hash(files.SelectMany(file => new[] { file.Path, Convert.ToHexStringLower(SHA256.HashData(file.Content)) }));
}
