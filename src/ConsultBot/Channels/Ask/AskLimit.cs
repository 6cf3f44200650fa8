using System.Threading.RateLimiting;

namespace ConsultBot.Channels.Ask;

/// <summary>
/// How much a key may ask: in one conversation as much as <see cref="PostLimit"/> lets a patient, and three hundred new conversations a minute. A message that shows danger
/// begins a conversation whatever the count, and a developer's own machine as many as it likes.
/// </summary>
internal sealed class AskLimit(PostLimit messages) : IDisposable
{
    private const int NewConversationsAMinute = 300;

    private readonly PartitionedRateLimiter<string> conversations = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = NewConversationsAMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Whether one more message is answered.</summary>
    /// <param name="key">The name of the key.</param>
    /// <param name="conversationId">The conversation that it continues; <c>null</c> when it begins one.</param>
    /// <param name="isUrgent">Whether it shows danger.</param>
    public bool Admits(string key, string? conversationId, bool isUrgent)
    {
        if (conversationId is not null)
        {
            return messages.Admit(conversationId, isUrgent) is Admission.Answered;
        }

        if (key is AskAccess.ThisMachine)
        {
            return true;
        }

        using var lease = conversations.AttemptAcquire(key);
        return lease.IsAcquired || isUrgent;
    }

    /// <inheritdoc />
    public void Dispose() => conversations.Dispose();
}
