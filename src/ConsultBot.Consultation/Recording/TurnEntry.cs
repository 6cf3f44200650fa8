using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Verification;

namespace ConsultBot.Consultation.Recording;

/// <summary>The versions that a turn was decided by, each a SHA-256 in hexadecimal.</summary>
/// <param name="Policy">The policy: every file of rules, thresholds, examples and replies.</param>
/// <param name="Claims">The claims policy.</param>
/// <param name="Replies">The fixed replies.</param>
/// <param name="Knowledge">The edition of passages.</param>
/// <param name="Caveats">The regulatory status rows.</param>
/// <param name="Prompts">The prompt of the answer function.</param>
public sealed record PolicyVersions(string Policy, string Claims, string Replies, string Knowledge, string Caveats, string Prompts);

/// <summary>Everything that is recorded of a turn: what was asked, what was known, why that was said.</summary>
public sealed record TurnEntry
{
    /// <summary>The id of the turn.</summary>
    public required string TurnId { get; init; }

    /// <summary>The id of the message in the record.</summary>
    public required string MessageId { get; init; }

    /// <summary>What the patient sent.</summary>
    public required PatientMessage Message { get; init; }

    /// <summary>How it was understood.</summary>
    public required Screened Screened { get; init; }

    /// <summary>What was found.</summary>
    public required Found Found { get; init; }

    /// <summary>What was proposed, sentence by sentence with its verdict. Several, when one draft did not hold.</summary>
    public required IReadOnlyList<Verified> Drafts { get; init; }

    /// <summary>The reply.</summary>
    public required Reply Reply { get; init; }

    /// <summary>The reply as plain text.</summary>
    public required string Text { get; init; }

    /// <summary>What the conversation remembers after it.</summary>
    public required ConversationState Conversation { get; init; }

    /// <summary>The versions it was decided by.</summary>
    public required PolicyVersions Versions { get; init; }

    /// <summary>How long each <see cref="Stage"/> took, in their order.</summary>
    public required IReadOnlyList<TimeSpan> Timings { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset At { get; init; }
}
