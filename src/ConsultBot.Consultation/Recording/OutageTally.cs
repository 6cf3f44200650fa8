namespace ConsultBot.Consultation.Recording;

/// <summary>Knows whether the record could last be written, and counts what left without an entry until a notice of it stands in the record.</summary>
public sealed class OutageTally(TimeProvider clock)
{
    /// <summary>What a notice is called when turns could not be recorded.</summary>
    public const string RecordUnavailable = "record-unavailable";

    /// <summary>What a notice is called when fixed texts went out for another reason, for example because a channel lost a caveat.</summary>
    public const string FixedTextsSent = "fixed-texts-sent";

    /// <summary>The name under which turns are counted that could not be recorded.</summary>
    public const string NotRecorded = "not-recorded";

    private readonly Lock gate = new();
    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);
    private DateTimeOffset since;
    private volatile bool fails;

    /// <summary>Whether the last attempt to use the record failed.</summary>
    public bool RecordFails => fails;

    /// <summary>What is still to be written down, or <c>null</c> when that is nothing.</summary>
    public Notice? Pending
    {
        get
        {
            lock (gate)
            {
                return counts.Count == 0
                    ? null
                    : new Notice(
                        counts.ContainsKey(NotRecorded) ? RecordUnavailable : FixedTextsSent,
                        new SortedDictionary<string, long>(counts, StringComparer.Ordinal),
                        since);
            }
        }
    }

    /// <summary>A turn could not be recorded.</summary>
    public void Failed()
    {
        fails = true;
        Count(NotRecorded);
    }

    /// <summary>Something was recorded.</summary>
    public void Works() => fails = false;

    /// <summary>Something left without an entry.</summary>
    /// <param name="what">What it was, for example <c>out-of-service</c>.</param>
    public void Count(string what)
    {
        lock (gate)
        {
            if (counts.Count == 0)
            {
                since = clock.GetUtcNow();
            }

            counts[what] = counts.GetValueOrDefault(what) + 1;
        }
    }

    /// <summary>The notice stands in the record; what was counted meanwhile is left for the next one.</summary>
    public void Written(Notice notice)
    {
        lock (gate)
        {
            foreach (var (what, count) in notice.Counts)
            {
                if ((counts[what] -= count) == 0)
                {
                    counts.Remove(what);
                }
            }

            since = clock.GetUtcNow();
        }

        Works();
    }
}
