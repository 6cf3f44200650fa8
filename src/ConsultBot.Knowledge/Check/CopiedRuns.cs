using ConsultBot.Knowledge.Coverage;
using ConsultBot.Knowledge.Files;
using ConsultBot.Yaml;

namespace ConsultBot.Knowledge.Check;

/// <summary>
/// Looks for runs of words that stand in a document just so. Our texts say in their own words what the documents say; titles, names and bibliographic records are what
/// they are and may be repeated.
/// </summary>
internal sealed class CopiedRuns
{
    /// <summary>The fewest words in a row that count as copied.</summary>
    public const int FewestWords = 8;

    private readonly (string SourceId, LetterText Text)[] documents;
    private readonly LetterText[] exempt;

    /// <summary>Reads the documents.</summary>
    /// <param name="sources">The sources; each names the beginning of its file's name.</param>
    /// <param name="folder">The folder with the documents' texts.</param>
    /// <exception cref="YamlFileException">The folder or a file in it cannot be read.</exception>
    public CopiedRuns(IEnumerable<SourceFile> sources, string folder)
    {
        var all = sources.OrderBy(source => source.Id, StringComparer.Ordinal).ToArray();
        var texts = new DocumentFolder(folder);
        documents = [.. all.Select(source => (source.Id, Text: texts.TextOf(source))).Where(document => document.Text is not null).Select(document => (document.Id, new LetterText(document.Text!)))];
        Missing = [.. all.Select(source => source.Id).Except(documents.Select(document => document.SourceId), StringComparer.Ordinal)];
        exempt = [.. all.SelectMany(source => source.BibliographicRecord.Append(source.Title)).Select(text => new LetterText(text))];
    }

    /// <summary>The ids of the sources whose text the folder does not have: nothing can be said of them.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>The copied runs in the texts that patients and reviewers read.</summary>
    /// <param name="knowledgePath">The folder <c>knowledge/</c>.</param>
    /// <param name="repliesPath">The file of the fixed replies in the language of the documents.</param>
    public IEnumerable<Finding> In(KnowledgeFolder knowledge, CoverageFolder? coverage, string knowledgePath, string repliesPath) =>
    [
        .. knowledge.Passages.SelectMany(file => In(
            file.Path,
            file.Passage.Sentences.Select(sentence => sentence.Text).Zip(file.Lines.Sentences).Concat(file.Passage.Questions.Zip(file.Lines.Questions)))),
        .. (coverage?.Files ?? []).SelectMany(file => In(
            file.Path,
            file.Sections.SelectMany(section => section.Statements).SelectMany(statement => new[] { (statement.Says, statement.Line), (statement.LeftOut ?? string.Empty, statement.Line) }))),
        .. InFile(Path.Combine(knowledgePath, "regulatory-status.yaml")),
        .. InFile(repliesPath),
    ];

    private IEnumerable<Finding> InFile(string path) => In(path, YamlFile.Read(path).AllTexts().Select(text => (text.Text, (int)text.Line)));

    private IEnumerable<Finding> In(string path, IEnumerable<(string Text, int Line)> texts) =>
        from text in texts
        from run in RunsIn(text.Text)
        select new Finding(path, text.Line, $"{run.Words.Split(' ').Length} words in a row stand in the document of \"{run.SourceId}\" just so: \"{run.Words}\"");

    private IEnumerable<(string SourceId, string Words)> RunsIn(string text)
    {
        var words = LetterText.WordsOf(text);
        var from = 0;
        while (from + FewestWords <= words.Length)
        {
            var run = words.AsSpan(from, FewestWords);
            var document = IsExempt(run) ? -1 : IndexOfDocumentWith(run);
            if (document < 0)
            {
                from++;
                continue;
            }

            var to = from + FewestWords;
            while (to < words.Length && documents[document].Text.Has(words.AsSpan(from, to + 1 - from)))
            {
                to++;
            }

            yield return (documents[document].SourceId, string.Join(' ', words[from..to]));
            from = to;
        }
    }

    private bool IsExempt(ReadOnlySpan<string> words)
    {
        foreach (var text in exempt)
        {
            if (text.Has(words))
            {
                return true;
            }
        }

        return false;
    }

    private int IndexOfDocumentWith(ReadOnlySpan<string> words)
    {
        for (var index = 0; index < documents.Length; index++)
        {
            if (documents[index].Text.Has(words))
            {
                return index;
            }
        }

        return -1;
    }
}
