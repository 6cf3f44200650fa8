using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Replies;

namespace ConsultBot.Consultation.Recording;

/// <summary>What the record says that a patient was to read: all that a channel needs to show it, now or later.</summary>
public sealed record RecordedReply
{
    /// <summary>The id of the turn, or of whatever else said it.</summary>
    public required string Id { get; init; }

    /// <summary>The ids of the messages that it answers; empty when it answers none.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>What it decided.</summary>
    public required Decision Decision { get; init; }

    /// <summary>The id of the rule that decided, or <c>null</c>.</summary>
    public string? RuleId { get; init; }

    /// <summary>The language it is written in (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>The whole text, with <c>[1]</c> markers and <c>**bold**</c> words, the caveats in place.</summary>
    public required string Text { get; init; }

    /// <summary>The sources cited, in the order of their markers.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Which caveats it carries.</summary>
    public CaveatIds Caveats { get; init; }

    /// <summary>Every approved sentence that whoever shows it must show.</summary>
    public IReadOnlyList<string> CaveatTexts { get; init; } = [];

    /// <summary>What the patient may say next by a tap, in this order.</summary>
    public IReadOnlyList<string> Buttons { get; init; } = [];

    /// <summary>Whether a person wrote it, or a licensed person read it, so that it bears no label of an AI.</summary>
    public bool IsByPerson { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The reply of a turn.</summary>
    public static RecordedReply Of(TurnEntry turn) => new()
    {
        Id = turn.TurnId,
        Answers = [turn.MessageId],
        Decision = turn.Reply.Decision,
        RuleId = turn.Reply.RuleId,
        Language = turn.Reply.Language,
        Text = turn.Text,
        Citations = turn.Reply.Citations,
        Caveats = turn.Reply.Caveats.Ids,
        CaveatTexts = [.. turn.Reply.Caveats.All.Select(sentence => sentence.Text)],
        At = turn.At,
    };
}
