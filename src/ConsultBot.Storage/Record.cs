using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Checkpoints;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Recording;

namespace ConsultBot.Storage;

/// <summary>Where the record lies.</summary>
/// <param name="ConnectionString">The SQLite connection string of the record.</param>
/// <param name="DataPath">The folder of keys and checkpoints.</param>
/// <param name="WrappingKey">The key that wraps all others.</param>
public sealed record RecordPlace(string ConnectionString, string DataPath, WrappingKey WrappingKey)
{
    /// <summary>The file of the wrapped keys.</summary>
    public string KeysPath => Path.Combine(DataPath, "keys.db");

    /// <summary>The file of the key that signs checkpoints.</summary>
    public string SigningKeyPath => Path.Combine(DataPath, "signing.key");

    /// <summary>The file of checkpoints.</summary>
    public string CheckpointsPath => Path.Combine(DataPath, "checkpoints.jsonl");
}

/// <summary>The record, open for writing: the ledger, its keys, its checkpoints.</summary>
public sealed class Record : IAsyncDisposable
{
    private readonly KeyRing keys;
    private readonly SigningKey signing;
    private readonly LedgerWriter writer;
    private readonly LedgerReader reader;
    private readonly CheckpointKeeper? checkpoints;
    private readonly WalCheckpointer wal;
    private readonly Microsoft.Data.Sqlite.SqliteConnection writing;

    private Record(RecordPlace place, TimeProvider clock)
    {
        var database = new LedgerDatabase(place.ConnectionString);
        database.Migrate();
        keys = new KeyRing(place.KeysPath, place.WrappingKey);
        signing = SigningKey.ReadOrMake(place.SigningKeyPath, place.WrappingKey);
        writing = database.OpenForWriting();
        writer = new LedgerWriter(writing, keys, clock);
        reader = new LedgerReader(database.OpenForReading());
        wal = new WalCheckpointer(database.OpenForWriting(), clock);
        checkpoints = CheckpointKeeper.TryStart(place.CheckpointsPath, signing, new LedgerReader(database.OpenForReading()), writer, clock);
        var sqlite = new SqliteRecord(writer, reader, keys, clock);
        Turns = sqlite;
        Conversations = sqlite;
        Policy = new PolicyStream(writer, new LedgerReader(database.OpenForReading()), keys);
    }

    /// <summary>Where turns are recorded.</summary>
    public ITurnRecord Turns { get; }

    /// <summary>Where conversations are remembered.</summary>
    public IConversationStore Conversations { get; }

    /// <summary>Where changes of how the service behaves are written.</summary>
    public PolicyStream Policy { get; }

    /// <summary>Opens the record; makes it when there is none.</summary>
    public static Record Open(RecordPlace place, TimeProvider clock) => new(place, clock);

    /// <summary>Erases the words of a conversation for good, by forgetting its key. Its proofs stay.</summary>
    public bool Forget(string conversationId) => keys.Forget(SqliteRecord.StreamOf(conversationId));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        if (checkpoints is not null)
        {
            await checkpoints.DisposeAsync();
        }

        await wal.DisposeAsync();
        reader.Dispose();
        Policy.Dispose();
        await writing.DisposeAsync();
        signing.Dispose();
        keys.Dispose();
    }
}
