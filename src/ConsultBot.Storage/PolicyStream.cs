using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Recording;

namespace ConsultBot.Storage;

/// <summary>A change of how the service behaves.</summary>
/// <param name="What">What was changed, for example <c>service</c>.</param>
/// <param name="To">What it is now, for example <c>paused</c>.</param>
/// <param name="Reason">Why, in the words of whoever changed it.</param>
public sealed record PolicyChange(string What, string To, string Reason);

/// <summary>The stream <c>policy</c> of the record: every process that has the record open sees what any of them wrote.</summary>
public sealed class PolicyStream : IDisposable
{
    private readonly BodyStream<PolicyBody> stream;

    internal PolicyStream(LedgerWriter writer, LedgerReader reader, KeyRing keys) =>
        stream = new BodyStream<PolicyBody>(writer, reader, keys, "policy", EntryKind.PolicyChanged, BodyJson.Readable.PolicyBody);

    /// <summary>Writes a change down.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    public Task AppendAsync(PolicyChange change, CancellationToken cancellationToken) => stream.AppendAsync(PolicyBody.Of(change), cancellationToken);

    /// <summary>The changes after the first so many, in order.</summary>
    /// <exception cref="RecordUnavailableException">They cannot be read.</exception>
    public IReadOnlyList<PolicyChange> After(long count) =>
        [.. stream.After(count).Select(entry => new PolicyChange(entry.Body.What, entry.Body.To, entry.Body.Reason))];

    /// <inheritdoc />
    public void Dispose() => stream.Dispose();
}
