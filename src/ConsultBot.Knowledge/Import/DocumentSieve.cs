namespace ConsultBot.Knowledge.Import;

/// <summary>Sorts the text of a document into what may stand in a draft and what stays out, with the reason.</summary>
/// <param name="screen">The rules.</param>
internal sealed class DocumentSieve(ContentScreen screen)
{
    private const int MostWordsOfARun = 400;

    private readonly List<Omission> omissions = [];

    /// <summary>What stays out, in the order of the document.</summary>
    public IReadOnlyList<Omission> Omissions => omissions;

    /// <summary>How many texts are no sentences, such as the items of a menu.</summary>
    public int Fragments { get; private set; }

    /// <summary>The sections as far as they may stand in drafts.</summary>
    public IReadOnlyList<SiftedSection> Sift(ImportedDocument document)
    {
        var scattered = FindScattered(document);
        return [.. document.Sections.Select(section => Sift(section, scattered))];
    }

    private SiftedSection Sift(DocumentSection section, HashSet<DocumentBlock> scattered)
    {
        var heading = section.Heading is { } block && !LeaveOut(block, scattered) ? block.Text : null;
        var paragraphs = section.Blocks
            .Select(paragraph => (paragraph.Place, Sentences: SentencesOf(paragraph, scattered)))
            .Where(paragraph => paragraph.Sentences.Count > 0)
            .Select(paragraph => new SiftedParagraph(paragraph.Place, paragraph.Sentences))
            .ToArray();
        return new SiftedSection(heading, section.Heading is not null, paragraphs);
    }

    private bool LeaveOut(DocumentBlock block, HashSet<DocumentBlock> scattered)
    {
        if (scattered.Contains(block))
        {
            return true;
        }

        if (screen.Read(block.Text) is not { } objection)
        {
            return false;
        }

        Omit(block.Place, objection, block.Text);
        return true;
    }

    private IReadOnlyList<string> SentencesOf(DocumentBlock block, HashSet<DocumentBlock> scattered)
    {
        if (block.IsHidden)
        {
            ReportHidden(block);
            return [];
        }

        if (scattered.Contains(block))
        {
            return [];
        }

        var sentences = DocumentSentences.Split(block.Text);
        var objections = sentences.Select(screen.Read).ToArray();
        if (!Array.Exists(objections, objection => objection?.IsPlanted is true) && screen.ReadPlanted(block.Text) is { } whole)
        {
            Omit(block.Place, whole, block.Text);
            return [];
        }

        // Whoever planted one sentence wrote the paragraph.
        var neighbour = Array.Find(objections, objection => objection?.IsPlanted is true);
        var kept = new List<string>();
        for (var i = 0; i < sentences.Count; i++)
        {
            if (objections[i] is { } objection)
            {
                Omit(block.Place, objection, sentences[i]);
            }
            else if (neighbour is not null)
            {
                omissions.Add(new Omission(block.Place, $"stands in one paragraph with instructions to a machine ({neighbour.Rule})", VisibleText.Excerpt(sentences[i])));
            }
            else if (DocumentSentences.IsUsable(sentences[i]))
            {
                kept.Add(sentences[i]);
            }
            else
            {
                Fragments++;
            }
        }

        return kept;
    }

    private void ReportHidden(DocumentBlock block)
    {
        var planted = screen.ReadPlanted(block.Text);
        if (planted is not null || block.Kind is BlockKind.Hidden)
        {
            var hidden = block.Kind is BlockKind.Hidden ? $"hidden text ({block.How})" : $"not part of the text ({block.How})";
            omissions.Add(new Omission(block.Place, planted is null ? hidden : $"{hidden} with {Words(planted)}", VisibleText.Excerpt(block.Text)));
        }
    }

    // An instruction may be cut into headings, items and cells none of which says anything by itself.
    private HashSet<DocumentBlock> FindScattered(ImportedDocument document)
    {
        var scattered = new HashSet<DocumentBlock>(ReferenceEqualityComparer.Instance);
        var run = new List<DocumentBlock>();
        var words = 0;
        foreach (var block in document.Blocks.Where(block => !block.IsHidden))
        {
            run.Add(block);
            words += block.Text.AsSpan().Count(' ') + 1;
            if (DocumentSentences.IsClosed(block.Text) || words > MostWordsOfARun)
            {
                Check(run, scattered);
                run.Clear();
                words = 0;
            }
        }

        Check(run, scattered);
        return scattered;
    }

    private void Check(List<DocumentBlock> run, HashSet<DocumentBlock> scattered)
    {
        if (run.Count > 1 && screen.ReadPlanted(string.Join(' ', run.Select(block => block.Text))) is { } planted && !run.Exists(block => screen.ReadPlanted(block.Text) is not null))
        {
            scattered.UnionWith(run);
            Omit(run[0].Place, planted, string.Join(' ', run.Select(block => block.Text)));
        }
    }

    private void Omit(Place place, Objection objection, string text) => omissions.Add(new Omission(place, Words(objection), VisibleText.Excerpt(text)));

    private static string Words(Objection objection) => objection.IsPlanted ? $"instructions to a machine ({objection.Rule}: {objection.Why})" : $"{objection.Rule}: {objection.Why}";
}

/// <summary>A section as far as it may stand in a draft.</summary>
/// <param name="Heading">Its heading, or <c>null</c> when it has none that may be shown.</param>
/// <param name="HadHeading">Whether it had one at all.</param>
/// <param name="Paragraphs">Its paragraphs that have usable sentences.</param>
internal sealed record SiftedSection(string? Heading, bool HadHeading, IReadOnlyList<SiftedParagraph> Paragraphs)
{
    /// <summary>All sentences in order.</summary>
    public IEnumerable<string> Sentences => Paragraphs.SelectMany(paragraph => paragraph.Sentences);
}

/// <summary>The usable sentences of a paragraph.</summary>
internal sealed record SiftedParagraph(Place Place, IReadOnlyList<string> Sentences);
