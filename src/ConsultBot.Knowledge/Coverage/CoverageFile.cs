using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Coverage;

/// <summary>One thing that a document says, and what became of it.</summary>
/// <param name="Says">It, in our own words.</param>
/// <param name="Line">The line of the file on which it stands.</param>
/// <param name="Passages">The passages that say it; empty when it was left out.</param>
/// <param name="LeftOut">Why no passage says it; <c>null</c> when one does.</param>
public sealed record CoverageStatement(string Says, int Line, IReadOnlyList<string> Passages, string? LeftOut);

/// <summary>A section of a document.</summary>
/// <param name="Locator">Its heading, as passages name it.</param>
/// <param name="Line">The line of the file on which it stands.</param>
/// <param name="Statements">What it says, in its order.</param>
public sealed record CoverageSection(string Locator, int Line, IReadOnlyList<CoverageStatement> Statements);

/// <summary>A file of <c>knowledge/coverage/</c>: everything that one document says, and which passages say it too, or why none does.</summary>
/// <param name="Path">The file.</param>
/// <param name="SourceId">The document, by its id in <c>knowledge/sources/</c>.</param>
/// <param name="SourceLine">The line on which the document is named.</param>
/// <param name="Sections">Its sections, in its order.</param>
public sealed record CoverageFile(string Path, string SourceId, int SourceLine, IReadOnlyList<CoverageSection> Sections)
{
    /// <summary>Reads one file.</summary>
    /// <exception cref="YamlFileException">The file cannot be used, or is not named after its document.</exception>
    public static CoverageFile Read(string path)
    {
        var file = YamlFile.Read(path);
        file.AllowOnly("source", "sections");
        var source = file.Text("source");
        return string.Equals(source, System.IO.Path.GetFileNameWithoutExtension(path), StringComparison.Ordinal)
            ? new CoverageFile(path, source, (int)file.LineOf("source"), [.. file.Maps("sections").Select(ReadSection)])
            : throw file.Problem("source", $"the source \"{source}\" must be the name of the file");
    }

    private static CoverageSection ReadSection(YamlMap section)
    {
        section.AllowOnly("locator", "statements");
        return new CoverageSection(section.Text("locator"), (int)section.Line, [.. section.Maps("statements").Select(ReadStatement)]);
    }

    private static CoverageStatement ReadStatement(YamlMap statement)
    {
        statement.AllowOnly("says", "passages", "left-out");
        return new CoverageStatement(statement.Text("says"), (int)statement.Line, statement.Texts("passages"), statement.OptionalText("left-out"));
    }
}
