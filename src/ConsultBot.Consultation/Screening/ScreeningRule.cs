using ConsultBot.Consultation.Phrases;
using ConsultBot.Consultation.Replies;

namespace ConsultBot.Consultation.Screening;

/// <summary>One named rule of <c>prompts/guardrails/screening/</c>.</summary>
public sealed record ScreeningRule
{
    /// <summary>The stable name under which a hit is recorded, for example <c>emergency.airway</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The language that its phrases are written in (BCP 47). A message that hits one of another language than English is answered in it.</summary>
    public string Language { get; init; } = ReplyBook.English;

    /// <summary>What a hit decides; without meaning when the rule does not decide.</summary>
    public required Decision Decision { get; init; }

    /// <summary>Whether a hit decides anything. A rule that does not only takes note of something, and the message is answered as if it had not hit.</summary>
    public bool Decides { get; init; } = true;

    /// <summary>
    /// What the conversation takes note of at a hit, for example <c>minor</c>; the fixed text <c>note.&lt;name&gt;</c> is then said once, with the next reply that is not
    /// urgent. <c>null</c> when nothing.
    /// </summary>
    public string? Notes { get; init; }

    /// <summary>Keys of the fixed replies that say what is noted themselves, so that it is not said twice.</summary>
    public IReadOnlyList<string> SaidBy { get; init; } = [];

    /// <summary>Words, folded, that are left out of what is looked up after a hit, such as a title.</summary>
    public IReadOnlySet<string> LeavesOut { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What a reviewer should find the turn by after a hit, for example <c>press</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>One sentence that tells a reviewer why the rule exists.</summary>
    public required string Why { get; init; }

    /// <summary>The key of the fixed reply.</summary>
    public required string Reply { get; init; }

    /// <summary>Phrases, one of which must occur.</summary>
    public required IReadOnlyList<Phrase> When { get; init; }

    /// <summary>Phrases that lift the rule when they occur in the same sentence.</summary>
    public IReadOnlyList<Phrase> Unless { get; init; } = [];

    /// <summary>Phrases that lift the rule when they occur anywhere in the message.</summary>
    public IReadOnlyList<Phrase> UnlessInMessage { get; init; } = [];

    /// <summary>The slot that stays refused in this conversation after a hit, or <c>null</c>.</summary>
    public string? Refuses { get; init; }

    /// <summary>The slot that must have been refused earlier in the conversation for the rule to count, or <c>null</c>.</summary>
    public string? AfterRefusalOf { get; init; }

    /// <summary>The urgent decisions, one of which must still be open in the conversation for the rule to count; empty when it always counts.</summary>
    public IReadOnlyList<Decision> OnlyWhile { get; init; } = [];

    /// <summary>Whether the rule counts only when the patient has said, now or earlier, that they had a treatment.</summary>
    public bool OnlyWhenTreated { get; init; }

    /// <summary>The notes, one of which must have been taken, now or earlier in the conversation, for the rule to count; empty when it always counts.</summary>
    public IReadOnlyList<string> OnlyWhenNoted { get; init; } = [];

    /// <summary>Whether a hit ends the urgent state of the conversation.</summary>
    public bool EndsUrgency { get; init; }

    /// <summary>Whether it counts only in the light of what the conversation remembers.</summary>
    public bool DependsOnConversation => AfterRefusalOf is not null || OnlyWhile.Count > 0 || EndsUrgency || OnlyWhenTreated || AsksForMore || AnswersPutOff || OnlyWhenNoted.Count > 0;

    /// <summary>Ids of the passages that may be told in general beside a refusal, when the rest of the message asks for nothing else.</summary>
    public IReadOnlyList<string> Passages { get; init; } = [];

    /// <summary>Whether a hit asks for more of what was answered last, which is then looked up.</summary>
    public bool AsksForMore { get; init; }

    /// <summary>Whether a hit asks for the English answer to the question that was put off for its language.</summary>
    public bool AnswersPutOff { get; init; }

    /// <summary>Whether the whole message is taken up by the rule, so that no rest of it is answered.</summary>
    public bool TakesWholeMessage { get; init; }

    /// <summary>Whether a question may stand in the very sentence of the hit, as after a greeting; that sentence is then still looked up.</summary>
    public bool LeavesSentence { get; init; }
}

/// <summary>A rule that a message hit.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Phrase">The phrase of the rule, as written in its file.</param>
/// <param name="Sentence">Index of the sentence, or -1 when the phrase stood in disguised text.</param>
/// <param name="Disguise">How the text was disguised, or <c>null</c>.</param>
public sealed record RuleHit(ScreeningRule Rule, string Phrase, int Sentence, string? Disguise);
