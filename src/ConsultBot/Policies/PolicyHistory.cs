using System.Data.Common;
using System.Security.Cryptography;
using ConsultBot.Configuration;
using ConsultBot.Storage;

namespace ConsultBot.Policies;

/// <summary>Which policies were in force, and which one is pinned, as the stream <c>policy</c> of the record has it.</summary>
public sealed class PolicyHistory
{
    /// <summary>What it is called in the record that a policy came into force.</summary>
    public const string InForce = "policy";

    /// <summary>What it is called in the record that a policy was pinned, or, with nothing it was changed to, that none is any more.</summary>
    public const string Pin = "pin";

    private readonly List<RecordedPolicyChange> changes = [];

    /// <summary>Every time that another policy came into force, in order.</summary>
    public IReadOnlyList<RecordedPolicyChange> Changes => changes;

    /// <summary>How many entries were taken in, whatever they are about.</summary>
    public long Seen { get; private set; }

    /// <summary>The hash of the policy that came into force last; <c>null</c> when none did yet.</summary>
    public string? Current => changes is [.., var last] ? last.Change.To : null;

    /// <summary>The decision that pinned a policy; <c>null</c> when none is pinned.</summary>
    public RecordedPolicyChange? Pinned { get; private set; }

    /// <summary>The hash of the policy that is pinned; <c>null</c> when none is.</summary>
    public string? PinnedHash => Pinned?.Change.To;

    /// <summary>The history of a record that may be in use elsewhere; an empty one when there is no record yet.</summary>
    /// <exception cref="SettingsException">It cannot be read; the message names the key.</exception>
    public static PolicyHistory Read(RecordSettings record)
    {
        var history = new PolicyHistory();
        try
        {
            history.Add(record.Exists ? PolicyStream.Read(record.Place()) : []);
            return history;
        }
        catch (Exception exception) when (exception is DbException or CryptographicException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw record.Explain(exception);
        }
    }

    /// <summary>Takes in what was written since.</summary>
    public void Add(IEnumerable<RecordedPolicyChange> recorded)
    {
        foreach (var entry in recorded)
        {
            Seen++;
            if (entry.Change.What is InForce)
            {
                changes.Add(entry);
            }
            else if (entry.Change.What is Pin)
            {
                Pinned = entry.Change.To.Length > 0 ? entry : null;
            }
        }
    }
}
