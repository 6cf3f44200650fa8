namespace ConsultBot.Consultation.Text;

/// <summary>A text as the rules read it: its tokens, and the sentences that they form.</summary>
/// <param name="Tokens">All tokens in order.</param>
/// <param name="Sentences">The sentences in order; each is a range of <paramref name="Tokens"/> and ends with its closing sign.</param>
public sealed record FoldedText(Token[] Tokens, Sentence[] Sentences)
{
    /// <summary>A text without words.</summary>
    public static FoldedText Empty { get; } = new([], []);

    /// <summary>The tokens of one sentence.</summary>
    public ReadOnlySpan<Token> TokensOf(int sentence) =>
        Tokens.AsSpan(Sentences[sentence].FirstToken, Sentences[sentence].TokenCount);
}

/// <summary>A sentence as a range of tokens.</summary>
/// <param name="FirstToken">Index of its first token.</param>
/// <param name="TokenCount">How many tokens it has; never 0.</param>
/// <param name="IsQuestion">Whether it ends with a question mark of any script.</param>
public readonly record struct Sentence(int FirstToken, int TokenCount, bool IsQuestion);
