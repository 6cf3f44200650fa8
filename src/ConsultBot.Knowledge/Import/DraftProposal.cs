using System.Globalization;
using System.Text;
using ConsultBot.Consultation;
using ConsultBot.Knowledge.Files;

namespace ConsultBot.Knowledge.Import;

/// <summary>A draft that is proposed from one section of a document. It is no passage before somebody has written it in their own words and approved it.</summary>
public sealed record DraftProposal
{
    /// <summary>The id that the passage would have; the draft's file is named after it.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The therapies that the section names.</summary>
    public required Therapies Therapies { get; init; }

    /// <summary>The topics that it seems to be on.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>The evidence grade.</summary>
    public required string Grade { get; init; }

    /// <summary>The document.</summary>
    public required string SourceId { get; init; }

    /// <summary>The place in the document as a passage cites it.</summary>
    public required string Locator { get; init; }

    /// <summary>The paragraphs, each as its sentences.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Paragraphs { get; init; }

    /// <summary>Where the sentences stand.</summary>
    public required string Places { get; init; }

    /// <summary>The name of the draft's file.</summary>
    public string FileName => $"{Id}.draft.md";

    /// <summary>How many sentences it quotes.</summary>
    public int SentenceCount => Paragraphs.Sum(paragraph => paragraph.Count);

    /// <summary>The text of the draft's file.</summary>
    /// <param name="rewrite">What it says above the sentences.</param>
    /// <param name="reviewBy">The day after which it needs a new look.</param>
    public string Write(string rewrite, DateOnly reviewBy)
    {
        var text = new StringBuilder(PassageSkeleton.FrontMatter(new PassageOutline(Id, Title, Therapies, Topics, Grade, SourceId, Locator), reviewBy));
        text.Append(rewrite).Append("\n\n");
        var quote = Paragraphs.Select(paragraph => string.Concat(paragraph.Select(sentence => string.Create(CultureInfo.InvariantCulture, $"> {Inert(sentence)}\n"))));
        return text.AppendJoin(">\n", quote).ToString();
    }

    // What a Markdown viewer would take for a tag, a link or a picture stays words.
    private static string Inert(string sentence) =>
        sentence.Replace("<", "\\<", StringComparison.Ordinal).Replace("](", "]\\(", StringComparison.Ordinal).Replace("![", "!\\[", StringComparison.Ordinal);
}
