using System.Text.Json;
using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Checkpoints;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Recording;

namespace ConsultBot.Storage;

/// <summary>A change of how the service behaves.</summary>
/// <param name="What">What was changed, for example <c>service</c>.</param>
/// <param name="To">What it is now, for example <c>paused</c>.</param>
/// <param name="Reason">Why, in the words of whoever changed it.</param>
public sealed record PolicyChange(string What, string To, string Reason)
{
    /// <summary>What it was before; empty when nothing was, or it does not matter.</summary>
    public string From { get; init; } = string.Empty;

    /// <summary>The parts of it, each with its hash before and after; empty where it has none.</summary>
    public IReadOnlyList<PolicyPartChange> Parts { get; init; } = [];

    /// <summary>The role of whoever changed it; empty where none was asked for.</summary>
    public string Role { get; init; } = string.Empty;
}

/// <summary>A part of a policy, before and after.</summary>
/// <param name="Part">Its name, for example <c>replies</c>.</param>
/// <param name="Old">SHA-256 of it before, in hexadecimal; empty when there was none, or it is not known.</param>
/// <param name="New">SHA-256 of it now; empty when it is gone.</param>
public sealed record PolicyPartChange(string Part, string Old, string New);

/// <summary>A change as the record has it.</summary>
/// <param name="Change">The change.</param>
/// <param name="At">When it was written down.</param>
public sealed record RecordedPolicyChange(PolicyChange Change, DateTimeOffset At);

/// <summary>The stream <c>policy</c> of the record: every process that has the record open sees what any of them wrote.</summary>
public sealed class PolicyStream : IDisposable
{
    private const string Name = "policy";

    private readonly BodyStream<PolicyBody> stream;

    internal PolicyStream(LedgerWriter writer, LedgerReader reader, KeyRing keys) =>
        stream = new BodyStream<PolicyBody>(writer, reader, keys, Name, EntryKind.PolicyChanged, BodyJson.Readable.PolicyBody);

    /// <summary>Writes a change down.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    public Task AppendAsync(PolicyChange change, CancellationToken cancellationToken) => stream.AppendAsync(PolicyBody.Of(change), cancellationToken);

    /// <summary>The changes after the first so many, in order.</summary>
    /// <exception cref="RecordUnavailableException">They cannot be read.</exception>
    public IReadOnlyList<RecordedPolicyChange> After(long count) =>
        [.. stream.After(count).Select(entry => new RecordedPolicyChange(entry.Body.ToChange(), entry.At))];

    /// <summary>All changes of a record that may be in use elsewhere; nothing of it is changed.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">It cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was made under another wrapping key.</exception>
    /// <exception cref="InvalidOperationException">An entry cannot be read.</exception>
    public static IReadOnlyList<RecordedPolicyChange> Read(RecordPlace place)
    {
        // An entry under another wrapping key reads like one that was erased; the signing key tells them apart.
        if (File.Exists(place.SigningKeyPath))
        {
            SigningKey.ReadOrMake(place.SigningKeyPath, place.WrappingKey).Dispose();
        }

        using var keys = new KeyRing(place.KeysPath, place.WrappingKey);
        using var reader = new LedgerReader(new LedgerDatabase(place.ConnectionString).OpenForReading());
        return
        [
            .. reader.Stream(Name).Select(entry => new RecordedPolicyChange(
                JsonSerializer.Deserialize(
                    entry.Read(keys) ?? throw new InvalidOperationException($"The entry {entry.Seq} of the stream {Name} cannot be read."),
                    BodyJson.Readable.PolicyBody)!.ToChange(),
                Microseconds.ToTime(entry.At))),
        ];
    }

    /// <inheritdoc />
    public void Dispose() => stream.Dispose();
}
