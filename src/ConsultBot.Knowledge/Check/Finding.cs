namespace ConsultBot.Knowledge.Check;

/// <summary>Something that is wrong with the knowledge, and where.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Line">The line, from 1, or 0 when the file or folder as a whole is meant.</param>
/// <param name="Reason">What is wrong, in words for the person who puts it right.</param>
public sealed record Finding(string Path, int Line, string Reason)
{
    /// <summary>As it is printed: <c>path:line: reason</c>, or <c>path: reason</c> where no line is meant.</summary>
    public override string ToString() => Line > 0 ? $"{Path}:{Line}: {Reason}" : $"{Path}: {Reason}";
}
