namespace ConsultBot.Consultation.Retrieval;

/// <summary>How strong the evidence behind a passage is, weakest first among the studies.</summary>
public enum EvidenceGrade
{
    /// <summary>Cells in a laboratory.</summary>
    Laboratory,

    /// <summary>Animals.</summary>
    Animal,

    /// <summary>A few small studies in people.</summary>
    EarlyHuman,

    /// <summary>Several controlled trials in people.</summary>
    RandomisedTrial,

    /// <summary>A description taken from a review.</summary>
    Review,

    /// <summary>A regulator's own statement.</summary>
    Regulator,

    /// <summary>Advice: how to choose, what to ask, what to be careful about.</summary>
    Advice,
}

/// <summary>Where a passage comes from.</summary>
/// <param name="SourceId">Id of the document under <c>knowledge/sources/</c>.</param>
/// <param name="Locator">The place in it: a section heading or a table.</param>
public sealed record SourceReference(string SourceId, string Locator);

/// <summary>A short text that the clinic has approved, and all that an answer may be made of.</summary>
public sealed record Passage
{
    /// <summary>The id, equal to the file's name.</summary>
    public required string Id { get; init; }

    /// <summary>A title for people.</summary>
    public required string Title { get; init; }

    /// <summary>The therapies it makes a statement about.</summary>
    public required Therapies Therapies { get; init; }

    /// <summary>What it is about, for example <c>safety</c>.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>The strength of the evidence for what it says.</summary>
    public required EvidenceGrade Grade { get; init; }

    /// <summary>Where it comes from, the most important source first; never empty.</summary>
    public required IReadOnlyList<SourceReference> Sources { get; init; }

    /// <summary>The question it answers, as patients ask it.</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    /// <summary>Its sentences, in order; the first is a verdict of at most 15 words.</summary>
    public required IReadOnlyList<PassageSentence> Sentences
    {
        get;
        init
        {
            field = value;
            Text = string.Join(' ', value.Select(sentence => sentence.Text));
        }
    }

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The whole text.</summary>
    public string Text { get; private init; } = string.Empty;
}
