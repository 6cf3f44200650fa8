namespace ConsultBot.Knowledge.Import;

/// <summary>What a reader made of a document.</summary>
/// <param name="Sections">Its sections in order; the first has no heading when text stands before one.</param>
/// <param name="LeftOut">How many parts of each kind were not read, for example 3 <c>scripts</c>.</param>
/// <param name="Remarks">What the person who imports it should know.</param>
public sealed record ImportedDocument(IReadOnlyList<DocumentSection> Sections, IReadOnlyDictionary<string, int> LeftOut, IReadOnlyList<string> Remarks)
{
    /// <summary>All blocks in order, the headings among them.</summary>
    public IEnumerable<DocumentBlock> Blocks => Sections.SelectMany(section => section.Heading is { } heading ? section.Blocks.Prepend(heading) : section.Blocks);
}

/// <summary>A heading and what stands below it until the next one.</summary>
/// <param name="Heading">The heading, or <c>null</c> before the first.</param>
/// <param name="Blocks">The blocks in order, hidden ones among them.</param>
public sealed record DocumentSection(DocumentBlock? Heading, IReadOnlyList<DocumentBlock> Blocks);

/// <summary>A paragraph, a list item, a table cell, or a text that a reader of the document does not see.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words, on one line and without invisible characters.</param>
/// <param name="How">How a text is hidden, or what it belongs to, for example <c>display:none</c>; <c>null</c> for plain text.</param>
public sealed record DocumentBlock(Place Place, BlockKind Kind, string Text, string? How = null)
{
    /// <summary>Whether a reader of the document sees it.</summary>
    public bool IsHidden => Kind is BlockKind.Hidden or BlockKind.Aside;
}

/// <summary>What a block is.</summary>
public enum BlockKind
{
    /// <summary>Text that is read.</summary>
    Text,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>Text that a reader of the document cannot see. It is left out and reported.</summary>
    Hidden,

    /// <summary>A text beside the page, such as an alternative text or a footnote. It is left out, and reported when it holds instructions.</summary>
    Aside,
}

/// <summary>A place in a document.</summary>
/// <param name="Unit">What is counted: <c>line</c>, <c>paragraph</c>, <c>page</c>, <c>comment</c>.</param>
/// <param name="Number">The number, from 1.</param>
public readonly record struct Place(string Unit, int Number)
{
    /// <summary>A line of a text file.</summary>
    public static Place Line(int number) => new("line", number);

    /// <summary>The place in words.</summary>
    public override string ToString() => $"{Unit} {Number}";

    /// <summary>The place after the name of its file, as compilers write it when it is a line.</summary>
    public string In(string path) => Unit is "line" ? $"{path}:{Number}" : $"{path}: {Unit} {Number}";

    /// <summary>A range of places in words, for example <c>lines 3-9</c>.</summary>
    public static string Range(Place first, Place last) =>
        first == last || !string.Equals(first.Unit, last.Unit, StringComparison.Ordinal) ? first.ToString() : $"{first.Unit}s {first.Number}-{last.Number}";
}
