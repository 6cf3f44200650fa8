namespace ConsultBot.Consultation.Phrases;

/// <summary>A parsed part of a phrase.</summary>
internal abstract record PhraseNode
{
    /// <summary>One token that is a member of a word set.</summary>
    public sealed record Word(int Set) : PhraseNode;

    /// <summary>Zero to <paramref name="Most"/> tokens of any kind.</summary>
    public sealed record Gap(int Most) : PhraseNode;

    /// <summary>Exactly one token of any kind.</summary>
    public sealed record AnyWord : PhraseNode;

    /// <summary>One of several sequences.</summary>
    public sealed record Either(PhraseNode[][] Choices) : PhraseNode;

    /// <summary>The part, or nothing.</summary>
    public sealed record Optional(PhraseNode Part) : PhraseNode;

    /// <summary>The start of the sentence.</summary>
    public sealed record Start : PhraseNode;

    /// <summary>The end of the sentence.</summary>
    public sealed record End : PhraseNode;
}
