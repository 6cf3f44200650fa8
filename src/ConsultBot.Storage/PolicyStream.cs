using System.Security.Cryptography;
using System.Text.Json;
using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage;

/// <summary>A change of how the service behaves.</summary>
/// <param name="What">What was changed, for example <c>service</c>.</param>
/// <param name="To">What it is now, for example <c>paused</c>.</param>
/// <param name="Reason">Why, in the words of whoever changed it.</param>
public sealed record PolicyChange(string What, string To, string Reason);

/// <summary>The stream <c>policy</c> of the record: every process that has the record open sees what any of them wrote.</summary>
public sealed class PolicyStream : IDisposable
{
    private const string Name = "policy";

    private readonly LedgerWriter writer;
    private readonly LedgerReader reader;
    private readonly KeyRing keys;
    private readonly Lock reading = new();

    internal PolicyStream(LedgerWriter writer, LedgerReader reader, KeyRing keys)
    {
        this.writer = writer;
        this.reader = reader;
        this.keys = keys;
    }

    /// <summary>Writes a change down.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    public async Task AppendAsync(PolicyChange change, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(PolicyBody.Of(change), BodyJson.Readable.PolicyBody);
        try
        {
            await writer.AppendAsync([new NewEntry(Name, EntryKind.PolicyChanged, body)], cancellationToken);
        }
        catch (Exception exception) when (IsRecordFault(exception))
        {
            throw new RecordUnavailableException($"The record cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>The changes after the first so many, in order.</summary>
    /// <exception cref="RecordUnavailableException">They cannot be read.</exception>
    public IReadOnlyList<PolicyChange> After(long count)
    {
        try
        {
            lock (reading)
            {
                return [.. reader.Stream(Name, count + 1).Select(Read)];
            }
        }
        catch (Exception exception) when (IsRecordFault(exception))
        {
            throw new RecordUnavailableException($"The record cannot be read: {exception.Message}", exception);
        }
    }

    /// <inheritdoc />
    public void Dispose() => reader.Dispose();

    private static bool IsRecordFault(Exception exception) =>
        exception is SqliteException or IOException or CryptographicException or InvalidOperationException or JsonException;

    private PolicyChange Read(StoredEntry entry)
    {
        var read = entry.Read(keys) ?? throw new InvalidOperationException($"The entry {entry.Seq} of the stream {Name} cannot be read.");
        var body = JsonSerializer.Deserialize(read, BodyJson.Readable.PolicyBody)!;
        return new PolicyChange(body.What, body.To, body.Reason);
    }
}
