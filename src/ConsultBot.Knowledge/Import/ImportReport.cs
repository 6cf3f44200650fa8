namespace ConsultBot.Knowledge.Import;

/// <summary>A draft and the text of its file.</summary>
public sealed record ComposedDraft(DraftProposal Draft, string Text);

/// <summary>What was made of a document, before anything is written.</summary>
public sealed record ImportReport
{
    /// <summary>The document.</summary>
    public required string Path { get; init; }

    /// <summary>The drafts.</summary>
    public required IReadOnlyList<ComposedDraft> Drafts { get; init; }

    /// <summary>What stays out, with place and reason.</summary>
    public required IReadOnlyList<Omission> Omissions { get; init; }

    /// <summary>How many parts of each kind were not read.</summary>
    public required IReadOnlyDictionary<string, int> LeftOut { get; init; }

    /// <summary>What the person who imports the document should know.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>The report in lines, the drafts first.</summary>
    /// <param name="folder">The folder that the drafts are in.</param>
    public IEnumerable<string> Lines(string folder)
    {
        foreach (var draft in Drafts.Select(composed => composed.Draft))
        {
            yield return $"{System.IO.Path.Combine(folder, draft.FileName)}: {Count(draft.SentenceCount, "sentence")} from {draft.Places}, {VisibleText.Excerpt(draft.Title)}";
        }

        foreach (var omission in Omissions)
        {
            yield return $"{omission.Place.In(Path)}: left out: {omission.Reason} \"{omission.Text}\"";
        }

        foreach (var (what, count) in LeftOut)
        {
            yield return $"{Path}: left out: {what}: {count}";
        }

        foreach (var remark in Remarks)
        {
            yield return $"{Path}: {remark}";
        }

        yield return $"{Count(Drafts.Count, "draft")}, {Count(Drafts.Sum(composed => composed.Draft.SentenceCount), "sentence")}; {Omissions.Count} left out and named.";
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
