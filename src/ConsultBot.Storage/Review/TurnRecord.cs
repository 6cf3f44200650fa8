using ConsultBot.Consultation.Recording;

namespace ConsultBot.Storage.Review;

/// <summary>Everything by which a reply was decided, as the record has it.</summary>
public sealed record TurnRecord
{
    /// <summary>The id of the turn.</summary>
    public required string Id { get; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The language of the reply (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>The question as it was understood, a follow-up made to stand on its own.</summary>
    public required string Question { get; init; }

    /// <summary>The decision, by its wire name.</summary>
    public required string Decision { get; init; }

    /// <summary>The deciding rule, or <c>null</c>.</summary>
    public required string? Rule { get; init; }

    /// <summary>The rules that were hit.</summary>
    public required IReadOnlyList<RecordedHit> Hits { get; init; }

    /// <summary>The rules whose phrases were found, and that the model found too unlikely to count.</summary>
    public IReadOnlyList<RecordedHit> SetAside { get; init; } = [];

    /// <summary>What a reviewer should find the turn by, such as <c>press</c>; empty for most.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>How the text was disguised.</summary>
    public required IReadOnlyList<string> Disguises { get; init; }

    /// <summary>The kinds of personal data in the message, by wire name; <c>null</c> when they were not looked for.</summary>
    public IReadOnlyList<string>? PersonalData { get; init; }

    /// <summary>The passages that were found, best first.</summary>
    public required IReadOnlyList<RecordedPassage> Passages { get; init; }

    /// <summary>The drafts with their verdicts.</summary>
    public required IReadOnlyList<RecordedDraft> Drafts { get; init; }

    /// <summary>The caveats that the reply shows.</summary>
    public required IReadOnlyList<RecordedCaveat> Caveats { get; init; }

    /// <summary>What the caveats say, the reply's own sentences counted in, joined by commas.</summary>
    public required string CaveatIds { get; init; }

    /// <summary><c>long</c>, <c>short</c>, or empty.</summary>
    public required string CaveatForm { get; init; }

    /// <summary>The sources cited.</summary>
    public required IReadOnlyList<RecordedCitation> Citations { get; init; }

    /// <summary>The whole reply.</summary>
    public required string Text { get; init; }

    /// <summary>Whether a person was asked for.</summary>
    public required bool HandoffRequested { get; init; }

    /// <summary>The versions it was decided by.</summary>
    public required PolicyVersions Versions { get; init; }

    /// <summary>The writer of the draft; empty when none was asked.</summary>
    public required string Model { get; init; }

    /// <summary>What came of condensing a follow-up by a language model, or <c>null</c>.</summary>
    public RecordedCondensing? Condensing { get; init; }

    /// <summary>What came of translating the reply by a language model, or <c>null</c>.</summary>
    public RecordedTranslating? Translating { get; init; }

    /// <summary>How long each <see cref="Stage"/> took, in their order.</summary>
    public required IReadOnlyList<TimeSpan> Timings { get; init; }
}

/// <summary>A rule that was hit.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Phrase">The phrase that was found.</param>
/// <param name="Disguise">How it was disguised, or <c>null</c>.</param>
public sealed record RecordedHit(string Rule, string Phrase, string? Disguise);

/// <summary>A passage that was found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">The SHA-256 of its text, in hexadecimal.</param>
/// <param name="Score">How well it fits; higher is better.</param>
public sealed record RecordedPassage(string Id, string Hash, double Score);

/// <summary>A draft.</summary>
/// <param name="Model">Its writer.</param>
/// <param name="Sentences">Its sentences with their verdicts.</param>
public sealed record RecordedDraft(string Model, IReadOnlyList<RecordedSentence> Sentences)
{
    /// <summary>The call of a language model that it comes from, or <c>null</c>.</summary>
    public RecordedCall? Call { get; init; }
}

/// <summary>A follow-up that a language model condensed.</summary>
/// <param name="Question">What it proposed; empty when nothing.</param>
/// <param name="Rejected">Why that was not used, or <c>null</c>.</param>
/// <param name="Call">The call, or <c>null</c>.</param>
public sealed record RecordedCondensing(string Question, string? Rejected, RecordedCall? Call);

/// <summary>A reply that a language model translated.</summary>
/// <param name="Language">Into which language (BCP 47).</param>
/// <param name="Sentences">What it proposed, sentence by sentence.</param>
/// <param name="Rejected">Why that was not shown, or <c>null</c>.</param>
/// <param name="Call">The call, or <c>null</c>.</param>
public sealed record RecordedTranslating(string Language, IReadOnlyList<string> Sentences, string? Rejected, RecordedCall? Call);

/// <summary>A call of a language model.</summary>
/// <param name="Function">The prompt function and its version; empty in entries from before there were several.</param>
/// <param name="PromptHash">The SHA-256 of the model's name and its prompt, in hexadecimal; empty when none was sent.</param>
/// <param name="InputTokens">The tokens read; <c>null</c> when the server did not say.</param>
/// <param name="OutputTokens">The tokens written.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Failure">Why there was no draft, or <c>null</c>.</param>
public sealed record RecordedCall(string Function, string PromptHash, long? InputTokens, long? OutputTokens, TimeSpan Duration, string? Failure);

/// <summary>A sentence of a draft.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Passage">The passage it cites.</param>
/// <param name="Violations">What is wrong with it, by wire name; empty when it was kept.</param>
/// <param name="Because">Why, in words; may be empty.</param>
public sealed record RecordedSentence(string Text, string Passage, IReadOnlyList<string> Violations, string Because);

/// <summary>A caveat.</summary>
/// <param name="Ids">What it says, joined by plus signs.</param>
/// <param name="Hash">The SHA-256 of its wording, in hexadecimal.</param>
/// <param name="Text">Its wording.</param>
public sealed record RecordedCaveat(string Ids, string Hash, string Text);

/// <summary>A source that a reply cites.</summary>
/// <param name="Marker">The number in the text.</param>
/// <param name="Passage">The passage.</param>
/// <param name="Source">The source.</param>
/// <param name="Locator">Where in the source.</param>
public sealed record RecordedCitation(int Marker, string Passage, string Source, string Locator);
