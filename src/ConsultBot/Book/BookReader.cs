using ConsultBot.Knowledge;
using ConsultBot.Knowledge.Coverage;
using ConsultBot.Knowledge.Files;
using ConsultBot.Prompts;
using ConsultBot.Yaml;

namespace ConsultBot.Book;

/// <summary>Puts the book together from the files.</summary>
/// <param name="knowledgePath">The folder <c>knowledge/</c>.</param>
/// <param name="promptsPath">The folder <c>prompts/</c>.</param>
/// <param name="documents">The texts of the documents, or <c>null</c> when they are not at hand.</param>
internal sealed class BookReader(string knowledgePath, string promptsPath, DocumentFolder? documents)
{
    /// <summary>How much of a hash is printed: enough to tell two wordings apart.</summary>
    public const int HashLength = 10;

    private readonly KnowledgeFolder knowledge = KnowledgeFolder.Read(knowledgePath);
    private readonly StatusSheet status = StatusSheet.Read(Path.Combine(knowledgePath, "regulatory-status.yaml"));
    private readonly CoverageFolder? coverage = CoverageFolder.Read(knowledgePath);
    private readonly BookWords words = BookWords.Read(promptsPath);

    /// <summary>The content of the book.</summary>
    /// <exception cref="YamlFileException">A file cannot be used.</exception>
    public BookContent Read(DateOnly printed)
    {
        var sheets = ReplyFiles.ReadSheets(promptsPath);
        return new BookContent(
            words,
            ReadStyle(),
            printed,
            new PassageShelf(knowledge.Approved(isDevelopment: false)).EditionHash,
            documents is not null,
            ReadTopics(),
            ReadStatus(),
            ReadReplies(sheets),
            ReadNotices(sheets),
            knowledge.Sources);
    }

    private static string ReadStyle()
    {
        using var reader = new StreamReader(typeof(BookReader).Assembly.GetManifestResourceStream("book/book.css")!);
        return reader.ReadToEnd();
    }

    private BookTopic[] ReadTopics()
    {
        var approved = knowledge.Approved(isDevelopment: false).Select(passage => passage.Id).ToHashSet(StringComparer.Ordinal);
        var sections = knowledge.Sources.Values.ToDictionary(source => source.Id, ReadSections, StringComparer.Ordinal);
        return
        [
            .. knowledge.Passages
                .Select((file, index) => new BookPassage(
                    $"P{index + 1}",
                    file,
                    approved.Contains(file.Passage.Id),
                    documents is null ? [] : [.. file.Passage.Sources.Select(source => new BookExcerpt(source, sections[source.SourceId] is not null, sections[source.SourceId]?.Find(source.Locator)))]))
                .GroupBy(passage => Path.GetFileName(Path.GetDirectoryName(passage.File.Path)!), StringComparer.Ordinal)
                .Select(topic => new BookTopic(words.Name("topics", topic.Key), [.. topic])),
        ];
    }

    // The sections are those that somebody cites, and those of the coverage, which names all of them.
    private DocumentSections? ReadSections(SourceFile source)
    {
        var cited = knowledge.Passages.SelectMany(file => file.Passage.Sources).Concat(status.Rows.SelectMany(row => row.Sources))
            .Where(reference => string.Equals(reference.SourceId, source.Id, StringComparison.Ordinal)).Select(reference => reference.Locator);
        var covered = (coverage?.Files ?? []).Where(file => string.Equals(file.SourceId, source.Id, StringComparison.Ordinal))
            .SelectMany(file => file.Sections).Select(section => section.Locator);
        return documents?.TextOf(source) is { } text ? new DocumentSections(text, cited.Union(covered, StringComparer.Ordinal)) : null;
    }

    private BookStatus ReadStatus()
    {
        var number = 0;
        return new BookStatus(
            [.. status.Rows.Select((row, index) => new BookStatusRow($"S{index + 1}", row, [.. row.Caveats.Select(Caveat)]))],
            [
                .. status.Combined.Select(Caveat),
                Text($"C{++number}", words["caveats.specialist-only"], status.SpecialistOnly, english: null),
            ]);

        BookText Caveat(CaveatText caveat) => Text(
            $"C{++number}",
            $"{string.Join(" + ", caveat.Therapies.Select(therapy => words.Name("therapies", therapy)))}, {words[$"caveats.{caveat.Form}"]}",
            caveat.Text,
            english: null);
    }

    private BookLanguage[] ReadReplies(IReadOnlyList<ReplySheet> sheets)
    {
        var english = sheets[0].Texts.ToDictionary(text => text.Key, text => text.Text, StringComparer.Ordinal);
        return [.. sheets.Select(sheet => Language(sheet.Language, sheet.ClinicallyReviewed, sheet.NativeReviewed, [.. words.Groups.Select(group => new BookTexts(
            group.Title,
            [.. sheet.Texts.Where(text => words.Notices.Claims(text.Key) == 0 && GroupOf(text.Key) == group).Select(text => ReplyText(sheet.Language, text.Key, text.Text, english))]))]))];
    }

    private BookGroup GroupOf(string reply) => words.Groups.MaxBy(group => group.Claims(reply)) is { } group && group.Claims(reply) > 0 ? group : words.Groups[^1];

    private BookLanguage[] ReadNotices(IReadOnlyList<ReplySheet> sheets)
    {
        var notices = sheets.Select(sheet => (Sheet: sheet, Texts: NoticesOf(sheet).ToArray())).ToArray();
        var english = notices[0].Texts.ToDictionary(text => text.Key, text => text.Text, StringComparer.Ordinal);
        return
        [
            .. notices.Select(notice => Language(notice.Sheet.Language, notice.Sheet.ClinicallyReviewed, notice.Sheet.NativeReviewed, [new BookTexts(
                    string.Empty, [.. notice.Texts.Select(text => ReplyText(notice.Sheet.Language, text.Key, text.Text, english))])]))
                .Where(language => language.Groups.Count > 0),
        ];
    }

    private IEnumerable<ReplySheetText> NoticesOf(ReplySheet sheet)
    {
        foreach (var text in sheet.Texts.Where(text => words.Notices.Claims(text.Key) > 0))
        {
            yield return text;
        }

        var path = Path.Combine(promptsPath, "website", $"{sheet.Language}.yaml");
        var website = File.Exists(path) ? YamlFile.Read(path) : null;
        foreach (var parts in words.WebsiteNotices.Select(key => key.Split('.', 2)))
        {
            if (website?.TryMap(parts[0]) is { } section)
            {
                foreach (var key in parts.Length == 1 ? section.Keys : section.Keys.Where(key => string.Equals(key, parts[1], StringComparison.Ordinal)))
                {
                    yield return new ReplySheetText($"website.{parts[0]}.{key}", section.Text(key).Trim());
                }
            }
        }
    }

    // Numbers are given by name, so that the same text has the same number in every language and in the next book.
    private static BookText ReplyText(string language, string key, string text, Dictionary<string, string> english)
    {
        var own = english.GetValueOrDefault(key);
        return Text($"{language}/{key}", string.Empty, text, string.Equals(own, text, StringComparison.Ordinal) ? null : own);
    }

    private BookLanguage Language(string code, bool clinicallyReviewed, bool? nativeReviewed, IReadOnlyList<BookTexts> groups) =>
        new(code, words.Name("languages", code), clinicallyReviewed, nativeReviewed, [.. groups.Where(group => group.Texts.Count > 0)]);

    private static BookText Text(string number, string label, string text, string? english) => new(number, label, text, english, YamlFile.Hash(text)[..HashLength]);
}
