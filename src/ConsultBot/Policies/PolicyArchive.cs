using System.IO.Compression;
using ConsultBot.Prompts;
using ConsultBot.Storage;

namespace ConsultBot.Policies;

/// <summary>
/// Every policy that was ever in force, kept so that it can be put back: <c>policies/&lt;hash&gt;/files.zip</c> under <c>Data:Path</c>. A copy is there whole or not
/// at all, and what is read of it is what its name says.
/// </summary>
/// <param name="dataPath">The folder <c>Data:Path</c>.</param>
public sealed class PolicyArchive(string dataPath)
{
    private const long MostBytes = 64_000_000;
    private const int MostFiles = 2_000;

    /// <summary>The file of a version.</summary>
    public string PathOf(string hash) => Path.Combine(dataPath, "policies", hash, "files.zip");

    /// <summary>Keeps a version, unless a good copy of it is there already.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Keep(PolicyFiles files)
    {
        if (ProblemWith(files.Hash) is not null)
        {
            DurableFile.Replace(PathOf(files.Hash), Pack(files));
        }
    }

    /// <summary>Why a version cannot be read; <c>null</c> when it can.</summary>
    public string? ProblemWith(string hash)
    {
        try
        {
            Read(hash);
            return null;
        }
        catch (PolicyUnusableException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>A version as it was kept.</summary>
    /// <exception cref="PolicyUnusableException">There is none, it cannot be read, or it is not what its hash says.</exception>
    public PolicyFiles Read(string hash)
    {
        var path = PathOf(hash);
        if (!File.Exists(path))
        {
            throw new PolicyUnusableException($"{path}: there is no copy of this policy.");
        }

        try
        {
            var files = new PolicyFiles(Unpack(path), path);
            return string.Equals(files.Hash, hash, StringComparison.Ordinal)
                ? files
                : throw new PolicyUnusableException($"{path}: the copy of this policy was changed; what it holds has the hash {files.Hash}.");
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new PolicyUnusableException($"{path}: the copy of this policy cannot be read: {exception.Message}", exception);
        }
    }

    private static byte[] Pack(PolicyFiles files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files.Files)
            {
                using var entry = zip.CreateEntry(file.Path).Open();
                entry.Write(file.Content);
            }
        }

        return bytes.ToArray();
    }

    // What a copy says of its sizes is not believed.
    private static List<PolicyFile> Unpack(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        var files = new List<PolicyFile>();
        var left = MostBytes;
        foreach (var entry in zip.Entries.Take(MostFiles + 1))
        {
            using var content = new MemoryStream();
            using var packed = entry.Open();
            var buffer = new byte[81_920];
            for (int read; (read = packed.Read(buffer)) > 0; left -= read)
            {
                content.Write(buffer, 0, left >= read ? read : throw new InvalidDataException($"more than {MostBytes:N0} bytes"));
            }

            files.Add(files.Count < MostFiles ? new PolicyFile(entry.FullName, content.ToArray()) : throw new InvalidDataException($"more than {MostFiles:N0} files"));
        }

        return files;
    }
}

/// <summary>A policy cannot be put in force; the message says which, and why.</summary>
public sealed class PolicyUnusableException(string message, Exception? inner = null) : Exception(message, inner);
