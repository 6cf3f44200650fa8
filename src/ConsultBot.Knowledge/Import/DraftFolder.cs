using System.Text;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge.Import;

/// <summary>Where drafts are written: a folder for each source. No draft is ever overwritten, and nothing is left half written.</summary>
/// <param name="path">The folder of all drafts.</param>
/// <param name="knowledgePath">The folder <c>knowledge/</c>, whose passages no draft may come among.</param>
public sealed class DraftFolder(string path, string knowledgePath)
{
    /// <summary>The folder of a source's drafts.</summary>
    public string Of(string sourceId) => Path.Combine(path, sourceId);

    /// <summary>Writes drafts into a temporary folder and moves them into place once all are written.</summary>
    /// <exception cref="DocumentRefusedException">There is such a draft already, or the folder lies among the passages.</exception>
    public void Write(string sourceId, IReadOnlyList<ComposedDraft> drafts)
    {
        var folder = Of(sourceId);
        if (RealPath.IsWithin(folder, Path.Combine(knowledgePath, "passages")))
        {
            throw new DocumentRefusedException(folder, 0, "drafts are never written among the passages");
        }

        if (drafts.Select(draft => Path.Combine(folder, draft.Draft.FileName)).FirstOrDefault(Path.Exists) is { } existing)
        {
            throw Existing(existing);
        }

        Directory.CreateDirectory(folder);
        var temporary = Directory.CreateDirectory(Path.Combine(folder, $".import-{Guid.NewGuid():N}")).FullName;
        try
        {
            foreach (var draft in drafts)
            {
                File.WriteAllText(Path.Combine(temporary, draft.Draft.FileName), draft.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            }

            Move(drafts, temporary, folder);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
    }

    private static void Move(IReadOnlyList<ComposedDraft> drafts, string from, string to)
    {
        var moved = new List<string>();
        try
        {
            foreach (var name in drafts.Select(draft => draft.Draft.FileName))
            {
                var target = Path.Combine(to, name);
                if (Path.Exists(target))
                {
                    throw Existing(target);
                }

                File.Move(Path.Combine(from, name), target, overwrite: false);
                moved.Add(target);
            }
        }
        catch
        {
            moved.ForEach(File.Delete);
            throw;
        }
    }

    private static DocumentRefusedException Existing(string draft) =>
        new(draft, 0, "this draft exists already and is not overwritten; move or delete it, or name another folder with --out");
}
