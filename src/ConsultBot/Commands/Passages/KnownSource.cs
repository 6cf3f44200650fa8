using ConsultBot.Knowledge;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Commands.Passages;

/// <summary>Finds the source that an option names.</summary>
internal static class KnownSource
{
    /// <summary>The source of that id.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static SourceFile Find(string knowledgePath, string id)
    {
        var sources = KnowledgeFolder.ReadSources(knowledgePath);
        return sources.TryGetValue(id, out var source)
            ? source
            : throw new BadInputException($"--source {id}: there is no such source in {Path.Combine(knowledgePath, "sources")}; known are {string.Join(", ", sources.Keys)}");
    }
}
