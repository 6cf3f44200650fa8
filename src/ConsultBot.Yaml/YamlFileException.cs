namespace ConsultBot.Yaml;

/// <summary>A file that cannot be used as it is: which file, which line, and what is wrong.</summary>
public sealed class YamlFileException(string path, long line, string problem, Exception? inner = null)
    : Exception(line > 0 ? $"{path}:{line}: {problem}" : $"{path}: {problem}", inner)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>The line, from 1, or 0 when the file as a whole is meant.</summary>
    public long Line { get; } = line;

    /// <summary>What is wrong.</summary>
    public string Problem { get; } = problem;
}
