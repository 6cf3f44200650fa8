namespace ConsultBot.Knowledge.Files;

/// <summary>Where a path leads once its links are followed.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>Whether a path, which need not exist yet, lies in a folder or is that folder.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var (inner, outer) = (Of(path), Of(folder));
        return string.Equals(inner, outer, StringComparison.Ordinal) || inner.StartsWith(outer.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>The absolute path, with every link on the way followed.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Of(string path)
    {
        var links = 0;
        return Follow(Path.GetFullPath(path), ref links);
    }

    private static string Follow(string path, ref int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        var here = Path.Combine(Follow(parent, ref links), Path.GetFileName(path));
        if (new FileInfo(here).LinkTarget is not { } target)
        {
            return here;
        }

        return ++links <= MostLinks ? Follow(Path.GetFullPath(target, Path.GetDirectoryName(here)!), ref links) : throw new IOException($"{path}: the links lead in a circle");
    }
}
