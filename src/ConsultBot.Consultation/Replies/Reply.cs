using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Handoff;
using ConsultBot.Consultation.Translation;

namespace ConsultBot.Consultation.Replies;

/// <summary>A source that the reply cites.</summary>
/// <param name="Marker">Its number in the text, from 1.</param>
/// <param name="PassageId">The passage.</param>
/// <param name="SourceId">The document the passage comes from.</param>
/// <param name="Locator">The place in the document.</param>
public sealed record Citation(int Marker, string PassageId, string SourceId, string Locator);

/// <summary>A verified sentence with the marker of its source.</summary>
public sealed record CitedSentence(string Text, int Marker);

/// <summary>A reply, channel-neutral: what is said in which order. Channels render it; nothing is added after verification but fixed texts.</summary>
public sealed record Reply
{
    /// <summary>What it decided.</summary>
    public required Decision Decision { get; init; }

    /// <summary>The id of the rule that decided, or <c>null</c> for an answer.</summary>
    public string? RuleId { get; init; }

    /// <summary>The language it is written in (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>Fixed paragraphs before the facts.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>The facts from passages, verified.</summary>
    public IReadOnlyList<CitedSentence> Facts { get; init; } = [];

    /// <summary>Whether the facts after the first are shown as a list.</summary>
    public bool AsList { get; init; }

    /// <summary>What part of the question the passages do not answer; empty when they answer it all.</summary>
    public string Gap { get; init; } = string.Empty;

    /// <summary>The label before a long caveat.</summary>
    public string CaveatLabel { get; init; } = string.Empty;

    /// <summary>The caveats, directly after the facts.</summary>
    public CaveatBlock Caveats { get; init; } = CaveatBlock.None;

    /// <summary>Fixed paragraphs after everything else.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>The sources cited, in the order of their markers.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>A translation, which stands before everything else; <c>null</c> for most replies.</summary>
    public ReplyTranslation? Translation { get; init; }

    /// <summary>What came of translating it, for the record.</summary>
    public Translating? Translating { get; init; }

    /// <summary>Whether it says that no clinician has checked the texts.</summary>
    public bool GivesNotice { get; init; }

    /// <summary>The notes on the patient whose line it says, for example <c>minor</c>.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What it offers to put before staff, if the patient says yes; <c>null</c> when nothing.</summary>
    public EnquiryKind? Offers { get; init; }

    /// <summary>Whether it asks for a person, so that staff would be told where a desk exists.</summary>
    public bool HandoffRequested { get; init; }
}
