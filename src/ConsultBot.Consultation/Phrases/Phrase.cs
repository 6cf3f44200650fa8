namespace ConsultBot.Consultation.Phrases;

/// <summary>
/// A compiled phrase. One without <c>&amp;</c> matches a run of tokens; <c>a &amp; b</c> needs both in one sentence, <c>a &amp;&amp; b</c> both in one
/// message, in any order.
/// </summary>
public sealed class Phrase
{
    internal Phrase(string notation, PhraseProgram[] parts, bool acrossSentences)
    {
        Notation = notation;
        Parts = parts;
        AcrossSentences = acrossSentences;
    }

    /// <summary>The phrase as it is written in its file.</summary>
    public string Notation { get; }

    internal PhraseProgram[] Parts { get; }

    /// <summary>Its place among the phrases of the book; matches that begin at the same word come in this order.</summary>
    internal int Order { get; init; }

    internal bool AcrossSentences { get; }
}
