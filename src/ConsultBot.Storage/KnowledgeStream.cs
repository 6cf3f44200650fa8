using System.Text.Json;
using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Recording;

namespace ConsultBot.Storage;

/// <summary>The stream <c>knowledge</c> of the record: which passages were approved or withdrawn, each bound to the hash of its text.</summary>
public sealed class KnowledgeStream : IDisposable
{
    private const string Name = "knowledge";

    private readonly BodyStream<KnowledgeBody> stream;

    internal KnowledgeStream(LedgerWriter writer, LedgerReader reader, KeyRing keys) =>
        stream = new BodyStream<KnowledgeBody>(writer, reader, keys, Name, EntryKind.KnowledgeChanged, BodyJson.Readable.KnowledgeBody);

    /// <summary>Writes a change down.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    public Task AppendAsync(KnowledgeChange change, CancellationToken cancellationToken) => stream.AppendAsync(KnowledgeBody.Of(change), cancellationToken);

    /// <summary>The changes after the first so many, in order.</summary>
    /// <exception cref="RecordUnavailableException">They cannot be read.</exception>
    public IReadOnlyList<RecordedKnowledgeChange> After(long count) =>
        [.. stream.After(count).Select(entry => new RecordedKnowledgeChange(entry.Body.ToChange(), entry.At))];

    /// <summary>All changes of a record that may be in use elsewhere; nothing of it is changed.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">It cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was made under another wrapping key.</exception>
    /// <exception cref="InvalidOperationException">An entry cannot be read.</exception>
    public static IReadOnlyList<RecordedKnowledgeChange> Read(RecordPlace place)
    {
        using var keys = new KeyRing(place.KeysPath, place.WrappingKey);
        using var reader = new LedgerReader(new LedgerDatabase(place.ConnectionString).OpenForReading());
        return
        [
            .. reader.Stream(Name).Select(entry => new RecordedKnowledgeChange(
                JsonSerializer.Deserialize(
                    entry.Read(keys) ?? throw new InvalidOperationException($"The entry {entry.Seq} of the stream {Name} cannot be read."),
                    BodyJson.Readable.KnowledgeBody)!.ToChange(),
                Microseconds.ToTime(entry.At))),
        ];
    }

    /// <inheritdoc />
    public void Dispose() => stream.Dispose();
}
