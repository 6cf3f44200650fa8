namespace ConsultBot.Knowledge.Import;

/// <summary>Collects what a reader finds, in order.</summary>
/// <param name="path">The file, for errors.</param>
internal sealed class DocumentBuilder(string path)
{
    /// <summary>The most blocks that a document may have.</summary>
    public const int MostBlocks = 100_000;

    private readonly List<DocumentSection> sections = [];
    private readonly SortedDictionary<string, int> leftOut = new(StringComparer.Ordinal);
    private readonly List<string> remarks = [];
    private DocumentBlock? heading;
    private List<DocumentBlock> blocks = [];
    private int count;

    /// <summary>Begins a section.</summary>
    public void Heading(Place place, string text)
    {
        var visible = Visible(place, text);
        if (visible.Length == 0)
        {
            return;
        }

        Close();
        heading = new DocumentBlock(place, BlockKind.Heading, visible);
        Count();
    }

    /// <summary>Adds text that is read.</summary>
    public void Text(Place place, string text) => Add(place, BlockKind.Text, Visible(place, text), how: null);

    /// <summary>Adds text that a reader of the document cannot see.</summary>
    public void Hidden(Place place, string text, string how) => Add(place, BlockKind.Hidden, VisibleText.Of(text).Text, how);

    /// <summary>Adds a text beside the page.</summary>
    public void Aside(Place place, string text, string how) => Add(place, BlockKind.Aside, Visible(place, text), how);

    /// <summary>Notes a part that was not read.</summary>
    public void LeaveOut(string what) => leftOut[what] = leftOut.GetValueOrDefault(what) + 1;

    /// <summary>Notes what the person who imports the document should know.</summary>
    public void Remark(string remark)
    {
        if (!remarks.Contains(remark, StringComparer.Ordinal))
        {
            remarks.Add(remark);
        }
    }

    /// <summary>The document.</summary>
    public ImportedDocument Build()
    {
        Close();
        return new ImportedDocument(sections, leftOut, remarks);
    }

    private string Visible(Place place, string text)
    {
        var visible = VisibleText.Of(text);
        if (visible.Tagged.Length > 0)
        {
            Add(place, BlockKind.Hidden, visible.Tagged, "tag characters");
        }

        if (visible.Invisible > 0)
        {
            Add(place, BlockKind.Hidden, $"{visible.Invisible} invisible characters", "zero-width characters, taken out of the text");
        }

        return visible.Text;
    }

    private void Add(Place place, BlockKind kind, string text, string? how)
    {
        if (text.AsSpan().IndexOfAnyExcept(' ') >= 0 && text.Any(char.IsLetterOrDigit))
        {
            blocks.Add(new DocumentBlock(place, kind, text, how));
            Count();
        }
    }

    private void Count()
    {
        if (++count > MostBlocks)
        {
            throw new DocumentRefusedException(path, 0, $"the document has more than {MostBlocks} paragraphs; import it in parts");
        }
    }

    private void Close()
    {
        if (heading is not null || blocks.Count > 0)
        {
            sections.Add(new DocumentSection(heading, blocks));
        }

        heading = null;
        blocks = [];
    }
}
