using System.Security.Cryptography;
using System.Text.Json;

namespace ConsultBot.Storage.Checkpoints;

/// <summary>The file of checkpoints, one JSON line each, each naming the line before it. It is only ever appended to, by the one process that holds its lock.</summary>
internal sealed class CheckpointFile : IDisposable
{
    private readonly FileStream file;
    private string previous;

    private CheckpointFile(FileStream file, string previous, Checkpoint? last)
    {
        this.file = file;
        this.previous = previous;
        Last = last;
    }

    /// <summary>The last checkpoint, or <c>null</c> when there is none yet.</summary>
    public Checkpoint? Last { get; private set; }

    /// <summary>Opens the file for appending, or <c>null</c> when another process holds it.</summary>
    public static CheckpointFile? TryOpen(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileStream file;
        try
        {
            // On Unix, FileShare.Read takes an advisory lock that another writer in another process cannot get.
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (IOException)
        {
            return null;
        }

        var lines = ReadLines(file);
        var whole = lines.Where(line => line.IsWhole).ToArray();
        file.SetLength(whole.Sum(line => line.Bytes.Length + 1));
        file.Seek(0, SeekOrigin.End);
        return new CheckpointFile(file, whole.Length == 0 ? string.Empty : Hash(whole[^1].Bytes), whole.Length == 0 ? null : Parse(whole[^1].Bytes));
    }

    /// <summary>All lines of a file, parsed; a line that is no checkpoint comes as <c>null</c>.</summary>
    public static IReadOnlyList<(Checkpoint? Checkpoint, string Hash)> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return [.. ReadLines(file).Where(line => line.IsWhole).Select(line => (Parse(line.Bytes), Hash(line.Bytes)))];
    }

    /// <summary>Signs and appends a checkpoint, durably.</summary>
    public void Append(long count, byte[] root, long at, SigningKey key)
    {
        var unsigned = new Checkpoint(Checkpoint.Current, count, Convert.ToHexStringLower(root), at, previous, string.Empty);
        var checkpoint = unsigned with { Signature = key.Sign(unsigned.SignedBytes()) };
        var line = JsonSerializer.SerializeToUtf8Bytes(checkpoint, CheckpointJson.Default.Checkpoint);
        file.Write([.. line, (byte)'\n']);
        file.Flush(flushToDisk: true);
        previous = Hash(line);
        Last = checkpoint;
    }

    public void Dispose() => file.Dispose();

    private static List<(byte[] Bytes, bool IsWhole)> ReadLines(FileStream file)
    {
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        var lines = new List<(byte[], bool)>();
        var bytes = memory.ToArray();
        for (int start = 0, end; start < bytes.Length; start = end + 1)
        {
            end = Array.IndexOf(bytes, (byte)'\n', start);
            var whole = end >= 0;
            end = whole ? end : bytes.Length;
            lines.Add((bytes[start..end], whole));
        }

        return lines;
    }

    private static Checkpoint? Parse(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, CheckpointJson.Default.Checkpoint);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Hash(byte[] line) => Convert.ToHexStringLower(SHA256.HashData(line));
}
