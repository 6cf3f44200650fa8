namespace ConsultBot.Channels.DirectLine;

/// <summary>Who may read and write which conversation.</summary>
/// <param name="ConversationId">The one conversation it is good for, as the channel names it.</param>
/// <param name="UserId">The one user who speaks in it; whatever a client says of itself is overwritten by it.</param>
/// <param name="IsInvited">Whether the visitor came by a signed link, so a service in preview answers.</param>
internal sealed record DirectLineToken(string ConversationId, string UserId, bool IsInvited);

/// <summary>What a token proved to be.</summary>
internal enum TokenState
{
    /// <summary>It is good.</summary>
    Valid,

    /// <summary>There is none, or it is not one of ours.</summary>
    Unknown,

    /// <summary>It was good once.</summary>
    Expired,
}
