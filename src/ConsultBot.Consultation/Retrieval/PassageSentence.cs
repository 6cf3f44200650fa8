using ConsultBot.Consultation.Text;

namespace ConsultBot.Consultation.Retrieval;

/// <summary>A sentence of a passage, with what composing and verification ask of it worked out once.</summary>
/// <param name="text">The sentence.</param>
/// <param name="source">The source it rests on, when the sentence itself names one of several; <c>null</c> for the passage's first.</param>
public sealed class PassageSentence(string text, SourceReference? source = null)
{
    /// <summary>The source it rests on; <c>null</c> for the passage's first.</summary>
    public SourceReference? Source { get; } = source;

    /// <summary>The sentence as it is shown.</summary>
    public string Text { get; } = text;

    /// <summary>The stems of its content words.</summary>
    public IReadOnlySet<string> Stems { get; } = ContentWords.StemsOf(TextFolding.Fold(text));

    /// <summary>How many words it has.</summary>
    public int WordCount { get; } = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
