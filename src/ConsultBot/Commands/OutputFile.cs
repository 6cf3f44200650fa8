using System.Text;

namespace ConsultBot.Commands;

/// <summary>
/// Where a command writes its lines: standard output for <c>-</c>, else a file that takes its name only when everything is written. Until then an older file of that
/// name, be it the very input, stays as it is. A device or a link is written through, never replaced.
/// </summary>
internal sealed class OutputFile : IAsyncDisposable
{
    private readonly string? path;
    private readonly string? partial;

    private OutputFile(TextWriter lines, string? path, string? partial)
    {
        Lines = lines;
        this.path = path;
        this.partial = partial;
    }

    /// <summary>Takes the lines.</summary>
    public TextWriter Lines { get; }

    /// <summary>Opens the output.</summary>
    /// <exception cref="BadInputException">It cannot be written.</exception>
    public static OutputFile Create(string path)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (path is JsonLines.Standard)
        {
            return new OutputFile(new StreamWriter(Console.OpenStandardOutput(), utf8), path: null, partial: null);
        }

        try
        {
            var full = Path.GetFullPath(path);
            if (full.StartsWith("/dev/", StringComparison.Ordinal) || Path.Exists(full) && File.GetAttributes(full).HasFlag(FileAttributes.ReparsePoint))
            {
                return new OutputFile(new StreamWriter(full, append: false, utf8), path: null, partial: null);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            var partial = $"{full}.{Guid.NewGuid():N}.partial";
            return new OutputFile(new StreamWriter(partial, append: false, utf8), full, partial);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInputException($"{path} cannot be written: {exception.Message}");
        }
    }

    /// <summary>Everything is written: the file takes its name.</summary>
    public async Task CompleteAsync()
    {
        await Lines.FlushAsync();
        if (path is not null && partial is not null)
        {
            await Lines.DisposeAsync();
            File.Move(partial, path, overwrite: true);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Lines.DisposeAsync();
        if (partial is not null && File.Exists(partial))
        {
            File.Delete(partial);
        }
    }
}
