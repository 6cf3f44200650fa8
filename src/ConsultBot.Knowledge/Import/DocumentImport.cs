using System.Text;
using ConsultBot.Consultation.Text;
using ConsultBot.Knowledge.Files;
using ConsultBot.Knowledge.Import.Html;
using ConsultBot.Knowledge.Import.Word;

namespace ConsultBot.Knowledge.Import;

/// <summary>
/// Reads a document and proposes drafts of passages: for each section its own sentences, to be rewritten by a person. It approves nothing, and what speaks to a
/// machine, promises, gives a dose, or is hidden stays out.
/// </summary>
public sealed class DocumentImport
{
    private const int LongestSlug = 60;
    private const int LongestTitle = 200;
    private const string SalesPage = "sales";
    private const string Regulator = "regulator";

    private readonly ContentScreen screen;
    private readonly DraftWords words;
    private readonly TimeProvider clock;
    private readonly Dictionary<string, IDocumentReader> readers;

    /// <summary>Prepares imports.</summary>
    /// <param name="screen">The rules that every sentence is read by.</param>
    /// <param name="words">The words of drafts.</param>
    /// <param name="clock">Tells the day, a year after which a draft needs a new look.</param>
    public DocumentImport(ContentScreen screen, DraftWords words, TimeProvider clock)
        : this(screen, words, clock, new PdfReader(clock))
    {
    }

    internal DocumentImport(ContentScreen screen, DraftWords words, TimeProvider clock, PdfReader pdf)
    {
        this.screen = screen;
        this.words = words;
        this.clock = clock;
        var (markdown, html, text) = (new MarkdownReader(), new HtmlReader(), new PlainTextReader());
        readers = new Dictionary<string, IDocumentReader>(StringComparer.OrdinalIgnoreCase)
        {
            [".md"] = markdown, [".markdown"] = markdown, [".html"] = html, [".htm"] = html, [".docx"] = new WordReader(), [".txt"] = text, [".pdf"] = pdf,
        };
    }

    /// <summary>Reads a document and composes its drafts, all in memory.</summary>
    /// <param name="path">The document.</param>
    /// <param name="source">The source that it is.</param>
    /// <param name="taken">The ids that passages have already.</param>
    /// <param name="cancellationToken">Stops a program that reads the document.</param>
    /// <exception cref="DocumentRefusedException">The document cannot be used.</exception>
    public async Task<ImportReport> ReadAsync(string path, SourceFile source, IReadOnlySet<string> taken, CancellationToken cancellationToken)
    {
        if (!readers.TryGetValue(Path.GetExtension(path), out var reader))
        {
            throw new DocumentRefusedException(path, 0, $"documents that can be read end in {string.Join(", ", readers.Keys)}");
        }

        var document = await reader.ReadAsync(DocumentFile.Read(path), cancellationToken);
        var sieve = new DocumentSieve(screen);
        var sections = sieve.Sift(document);
        var ids = new HashSet<string>(taken, StringComparer.Ordinal);
        var leftOut = new SortedDictionary<string, int>(document.LeftOut.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        var drafts = new List<DraftProposal>();
        foreach (var section in sections.Where(section => section.Paragraphs.Count > 0))
        {
            if (section.Heading is { } heading && words.IsLeftOut(heading))
            {
                leftOut["sections such as references"] = leftOut.GetValueOrDefault("sections such as references") + 1;
                continue;
            }

            drafts.Add(Propose(section, source, ids));
        }

        if (sieve.Fragments > 0)
        {
            leftOut["fragments that are no sentences"] = sieve.Fragments;
        }

        var reviewBy = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddYears(1);
        return new ImportReport
        {
            Path = path,
            Drafts = [.. drafts.Select(draft => Compose(draft, reviewBy))],
            Omissions = sieve.Omissions,
            LeftOut = leftOut,
            Remarks = [.. document.Remarks, .. LanguageRemark(drafts)],
        };
    }

    private ComposedDraft Compose(DraftProposal draft, DateOnly reviewBy)
    {
        var text = draft.Write(words.Rewrite, reviewBy);

        // What could not be read as a passage would be no use as a draft.
        _ = PassageFile.Parse($"{draft.Id}.md", text);
        return new ComposedDraft(draft, text);
    }

    private DraftProposal Propose(SiftedSection section, SourceFile source, HashSet<string> ids)
    {
        var places = Place.Range(section.Paragraphs[0].Place, section.Paragraphs[^1].Place);
        var heading = section.Heading is { Length: > LongestTitle } endless ? endless[..LongestTitle].TrimEnd() : section.Heading;
        var title = heading ?? source.Title;
        var text = string.Join(' ', section.Sentences);
        return new DraftProposal
        {
            Id = IdFor(heading ?? $"{source.Id} {places}", source, places, ids),
            Title = title,
            Therapies = screen.TherapiesIn($"{title}. {text}"),
            Topics = words.GuessTopics(title, text),
            Grade = GradeOf(source, text),
            SourceId = source.Id,
            Locator = heading ?? places,
            Paragraphs = [.. section.Paragraphs.Select(paragraph => paragraph.Sentences)],
            Places = places,
        };
    }

    // What a page that sells says of evidence is no evidence.
    private string GradeOf(SourceFile source, string text) =>
        source.Kind.Contains(Regulator, StringComparison.OrdinalIgnoreCase) ? Regulator
        : source.Kind.Contains(SalesPage, StringComparison.OrdinalIgnoreCase) ? PassageSkeleton.StandardGrade
        : words.GuessGrade(text) ?? PassageSkeleton.StandardGrade;

    private static string IdFor(string heading, SourceFile source, string places, HashSet<string> ids)
    {
        var slug = Slug(heading);
        slug = slug.Length > 0 ? slug : Slug($"{source.Id} {places}");
        var id = slug;
        for (var number = 2; !ids.Add(id); number++)
        {
            id = $"{slug}-{number}";
        }

        return id;
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var character in TextFolding.FoldCharacters(text))
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(character);
            }
            else if (character is not '\'' && slug.Length > 0 && slug[^1] is not '-')
            {
                slug.Append('-');
            }
        }

        var whole = slug.ToString().TrimEnd('-');
        return whole.Length <= LongestSlug ? whole
            : whole.LastIndexOf('-', LongestSlug) is > 0 and var end ? whole[..end]
            : whole[..LongestSlug];
    }

    private IEnumerable<string> LanguageRemark(List<DraftProposal> drafts)
    {
        var text = string.Join(' ', drafts.SelectMany(draft => draft.Paragraphs).SelectMany(sentences => sentences).Take(10));
        if (text.Length > 0 && screen.LanguageOf(text) is not "en" and var language)
        {
            yield return $"the text seems to be in \"{language}\"; the rules on planted instructions, promises and doses are written for English, so read every sentence";
        }
    }
}
