namespace ConsultBot.Channels.DirectLine;

/// <summary>What a patient may think of a reply, as the record names it.</summary>
internal static class FeedbackReaction
{
    /// <summary>It helped.</summary>
    public const string Like = "like";

    /// <summary>It did not.</summary>
    public const string Dislike = "dislike";

    /// <summary>Why it did not, in one of the words offered.</summary>
    public const string Reason = "reason";

    /// <summary>The event by which Web Chat tells of a thumb.</summary>
    public const string EventName = "webchat:activity-status/feedback";
}
