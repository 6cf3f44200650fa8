using System.Collections.Concurrent;

namespace ConsultBot.Channels;

/// <summary>What becomes of one more message.</summary>
internal enum Admission
{
    /// <summary>It is answered.</summary>
    Answered,

    /// <summary>It is answered with the request to wait.</summary>
    AskedToWait,

    /// <summary>It is turned away.</summary>
    TurnedAway,
}

/// <summary>
/// How many messages a conversation may send: twenty at once, and one more every three seconds. Messages that show danger are counted apart, sixty at once, so
/// that nobody in need is turned away.
/// </summary>
internal sealed class PostLimit(TimeProvider clock)
{
    private const int Most = 20;
    private const int MostUrgent = 60;
    private const int MostConversations = 20_000;

    private static readonly TimeSpan Each = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Account> accounts = new(StringComparer.Ordinal);

    /// <summary>When somebody who is turned away may try again.</summary>
    public static TimeSpan RetryAfter => Each;

    /// <summary>Counts a message and says what becomes of it.</summary>
    public Admission Admit(string conversationId, bool isUrgent)
    {
        if (accounts.Count > MostConversations)
        {
            Sweep();
        }

        var account = accounts.GetOrAdd(conversationId, static _ => new Account());
        lock (account)
        {
            var now = clock.GetTimestamp();
            if (isUrgent)
            {
                return account.Urgent.TryTake(now, MostUrgent, clock) ? Admission.Answered : Admission.TurnedAway;
            }

            if (account.Ordinary.TryTake(now, Most, clock))
            {
                account.WasAsked = false;
                return Admission.Answered;
            }

            var isFirst = !account.WasAsked;
            account.WasAsked = true;
            return isFirst ? Admission.AskedToWait : Admission.TurnedAway;
        }
    }

    private void Sweep()
    {
        var now = clock.GetTimestamp();
        foreach (var (id, account) in accounts)
        {
            if (account.Ordinary.IsFull(now, clock) && account.Urgent.IsFull(now, clock))
            {
                accounts.TryRemove(id, out _);
            }
        }
    }

    private sealed class Account
    {
        public Bucket Ordinary { get; } = new();

        public Bucket Urgent { get; } = new();

        public bool WasAsked { get; set; }
    }

    private sealed class Bucket
    {
        private double used;
        private long at;

        public bool TryTake(long now, int most, TimeProvider clock)
        {
            Refill(now, clock);
            if (used + 1 > most)
            {
                return false;
            }

            used++;
            return true;
        }

        public bool IsFull(long now, TimeProvider clock)
        {
            Refill(now, clock);
            return used == 0;
        }

        private void Refill(long now, TimeProvider clock)
        {
            used = at == 0 ? 0 : Math.Max(0, used - (clock.GetElapsedTime(at, now) / Each));
            at = now;
        }
    }
}
