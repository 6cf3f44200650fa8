using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Recording;

namespace ConsultBot.Storage;

/// <summary>Somebody looked at something.</summary>
/// <param name="Who">The id that the person signed in with.</param>
/// <param name="Role">The role in which they looked.</param>
/// <param name="What">What they looked at, for example <c>transcript</c>.</param>
/// <param name="ConversationId">The conversation, or <c>null</c> when it was none in particular.</param>
/// <param name="Asked">What they asked for, by name: the filters of a list, the place in a transcript.</param>
public sealed record Access(string Who, string Role, string What, string? ConversationId, IReadOnlyDictionary<string, string> Asked);

/// <summary>An access as the record has it.</summary>
/// <param name="Access">The access.</param>
/// <param name="At">When it was written down, which is before anything was shown.</param>
public sealed record RecordedAccess(Access Access, DateTimeOffset At);

/// <summary>The stream <c>access</c> of the record: who looked at what, and when.</summary>
public sealed class AccessStream : IDisposable
{
    private readonly BodyStream<AccessBody> stream;

    internal AccessStream(LedgerWriter writer, LedgerReader reader, KeyRing keys) =>
        stream = new BodyStream<AccessBody>(writer, reader, keys, "access", EntryKind.Access, BodyJson.Readable.AccessBody);

    /// <summary>Writes an access down. Only when this has ended may anything be shown.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    public Task AppendAsync(Access access, CancellationToken cancellationToken) => stream.AppendAsync(AccessBody.Of(access), cancellationToken);

    /// <summary>The accesses after the first so many, in order.</summary>
    /// <exception cref="RecordUnavailableException">They cannot be read.</exception>
    public IReadOnlyList<RecordedAccess> After(long count) => [.. stream.After(count).Select(entry => new RecordedAccess(entry.Body.ToAccess(), entry.At))];

    /// <inheritdoc />
    public void Dispose() => stream.Dispose();
}
