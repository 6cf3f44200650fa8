namespace ConsultBot.Knowledge.Import;

/// <summary>A document that is not imported: which file, which line where there is one, and why.</summary>
public sealed class DocumentRefusedException(string path, int line, string problem, Exception? inner = null)
    : Exception(line > 0 ? $"{path}:{line}: {problem}" : $"{path}: {problem}", inner)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The line, from 1, or 0 when the file as a whole is meant.</summary>
    public int Line { get; } = line;

    /// <summary>Why it is refused.</summary>
    public string Problem { get; } = problem;
}
