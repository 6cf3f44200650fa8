using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ConsultBot.Storage.Checkpoints;

/// <summary>
/// The file of checkpoints, one JSON line each, each naming the line before it. It is only ever appended to, by the one process that holds its lock. A last line
/// without its end was being written when a process died, and is no checkpoint.
/// </summary>
internal sealed class CheckpointFile : IDisposable
{
    private readonly FileStream holding;
    private readonly FileStream file;
    private readonly string peaksPath;
    private readonly HashSet<(long Count, string Root)> roots;
    private string previous;

    private CheckpointFile(FileStream holding, FileStream file, string path, IReadOnlyList<CheckpointLine> lines)
    {
        this.holding = holding;
        this.file = file;
        peaksPath = PeaksOf(path);
        previous = lines.Count == 0 ? string.Empty : lines[^1].Hash;
        Last = lines.Count == 0 ? null : lines[^1].Checkpoint;
        roots = [.. lines.Select(line => line.Checkpoint).OfType<Checkpoint>().Select(checkpoint => (checkpoint.Count, checkpoint.Root))];
    }

    /// <summary>The last checkpoint, or <c>null</c> when there is none yet.</summary>
    public Checkpoint? Last { get; private set; }

    /// <summary>Opens the file for appending, or gives <c>null</c> when another process holds it.</summary>
    public static CheckpointFile? TryOpen(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        FileStream holding;
        try
        {
            // A file of its own: on Unix only FileShare.None takes a lock that keeps others out, and the checkpoints themselves must stay readable.
            holding = new FileStream($"{path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }

        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
            var lines = ReadLines(file, out var length);
            file.SetLength(length);
            file.Seek(0, SeekOrigin.End);
            return new CheckpointFile(holding, file, path, lines);
        }
        catch
        {
            holding.Dispose();
            throw;
        }
    }

    /// <summary>All lines of a file; one that is no checkpoint has none.</summary>
    public static IReadOnlyList<CheckpointLine> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return ReadLines(file, out _);
    }

    /// <summary>The log as it was at the checkpoint whose peaks were kept, or an empty one. The checkpoint's root tells whether they are the right ones.</summary>
    public MerkleLog LogAtKeptPeaks()
    {
        try
        {
            var peaks = File.Exists(peaksPath) ? File.ReadAllLines(peaksPath) : [];
            return peaks.Length > 0 && long.TryParse(peaks[0], CultureInfo.InvariantCulture, out var count)
                && MerkleLog.From(count, [.. peaks.Skip(1).Select(Convert.FromHexString)]) is { } log
                && roots.Contains((count, Convert.ToHexStringLower(log.Root())))
                ? log
                : new MerkleLog();
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            return new MerkleLog();
        }
    }

    /// <summary>Keeps the peaks of the log at a checkpoint, for a quick start.</summary>
    public void KeepPeaks(MerkleLog log) => DurableFile.Replace(
        peaksPath, Encoding.ASCII.GetBytes(string.Join('\n', log.Peaks().Select(Convert.ToHexStringLower).Prepend(log.Count.ToString(CultureInfo.InvariantCulture)))));

    /// <summary>Signs and appends a checkpoint, durably.</summary>
    public void Append(MerkleLog log, long at, SigningKey key)
    {
        var unsigned = new Checkpoint(Checkpoint.Current, log.Count, Convert.ToHexStringLower(log.Root()), at, previous, string.Empty);
        var checkpoint = unsigned with { Signature = key.Sign(unsigned.SignedBytes()) };
        var line = JsonSerializer.SerializeToUtf8Bytes(checkpoint, CheckpointJson.Default.Checkpoint);
        var end = file.Position;
        try
        {
            file.Write([.. line, (byte)'\n']);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            file.SetLength(end);
            file.Seek(end, SeekOrigin.Begin);
            throw;
        }

        previous = Convert.ToHexStringLower(SHA256.HashData(line));
        Last = checkpoint;
    }

    public void Dispose()
    {
        file.Dispose();
        holding.Dispose();
    }

    private static string PeaksOf(string path) => $"{path}.peaks";

    private static List<CheckpointLine> ReadLines(FileStream file, out long length)
    {
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        var lines = new List<CheckpointLine>();
        length = 0;
        for (var end = bytes.IndexOf((byte)'\n'); end >= 0; end = bytes.IndexOf((byte)'\n'))
        {
            lines.Add(new CheckpointLine(Parse(bytes[..end]), Convert.ToHexStringLower(SHA256.HashData(bytes[..end]))));
            length += end + 1;
            bytes = bytes[(end + 1)..];
        }

        return lines;
    }

    private static Checkpoint? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, CheckpointJson.Default.Checkpoint) is { Root: not null, Previous: not null, Signature: not null } checkpoint
                ? checkpoint
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A line of the file.</summary>
/// <param name="Checkpoint">The checkpoint, or <c>null</c> when it is none.</param>
/// <param name="Hash">SHA-256 of the line, by which the next line names it.</param>
internal readonly record struct CheckpointLine(Checkpoint? Checkpoint, string Hash);
