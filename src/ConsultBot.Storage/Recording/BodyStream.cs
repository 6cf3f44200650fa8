using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Recording;

/// <summary>A stream of the record that holds one kind of entry. Every process that has the record open sees what any of them wrote.</summary>
internal sealed class BodyStream<TBody>(LedgerWriter writer, LedgerReader reader, KeyRing keys, string name, EntryKind kind, JsonTypeInfo<TBody> shape) : IDisposable
{
    private readonly Lock reading = new();

    /// <summary>Writes an entry; it is durable when this ends.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    public async Task AppendAsync(TBody body, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, shape);
        try
        {
            await writer.AppendAsync([new NewEntry(name, kind, bytes)], cancellationToken);
        }
        catch (Exception exception) when (IsRecordFault(exception))
        {
            throw new RecordUnavailableException($"The record cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>The entries after the first so many, in order, each with when it was written.</summary>
    /// <exception cref="RecordUnavailableException">They cannot be read.</exception>
    public IReadOnlyList<(TBody Body, DateTimeOffset At)> After(long count)
    {
        try
        {
            lock (reading)
            {
                return [.. reader.Stream(name, count + 1).Select(Read)];
            }
        }
        catch (Exception exception) when (IsRecordFault(exception))
        {
            throw new RecordUnavailableException($"The record cannot be read: {exception.Message}", exception);
        }
    }

    public void Dispose() => reader.Dispose();

    private static bool IsRecordFault(Exception exception) =>
        exception is SqliteException or IOException or CryptographicException or InvalidOperationException or JsonException;

    private (TBody Body, DateTimeOffset At) Read(StoredEntry entry)
    {
        var read = entry.Read(keys) ?? throw new InvalidOperationException($"The entry {entry.Seq} of the stream {name} cannot be read.");
        return (JsonSerializer.Deserialize(read, shape)!, Microseconds.ToTime(entry.At));
    }
}
