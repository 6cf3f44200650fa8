using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Checkpoints;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Recording;
using ConsultBot.Storage.Review;
using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;

namespace ConsultBot.Storage;

/// <summary>The record, open for writing: the ledger, its keys, its checkpoints.</summary>
public sealed class Record : IAsyncDisposable
{
    private readonly KeyRing keys;
    private readonly SigningKey signing;
    private readonly LedgerReader reader;
    private readonly CheckpointKeeper checkpoints;
    private readonly WalCheckpointer log;
    private readonly SqliteRecord sqlite;
    private readonly SqliteTranscript transcript;
    private readonly SqliteEnquiries enquiries;

    private Record(RecordPlace place, TimeProvider clock)
    {
        var database = new LedgerDatabase(place.ConnectionString);
        database.Migrate();
        signing = OpenSigningKey(place);
        keys = new KeyRing(place.KeysPath, place.WrappingKey);
        reader = new LedgerReader(database.OpenForReading());
        Writer = new LedgerWriter(database.OpenForWriting, keys, clock);
        log = new WalCheckpointer(database.OpenForWriting(), Writer, clock);
        checkpoints = new CheckpointKeeper(place.CheckpointsPath, signing, new LedgerReader(database.OpenForReading()), clock);
        Writer.Committed = checkpoints.Committed;
        sqlite = new SqliteRecord(Writer, reader, keys, clock);
        transcript = new SqliteTranscript(new LedgerReader(database.OpenForReading()), keys);
        enquiries = new SqliteEnquiries(Writer, database.OpenForReading(), clock);
        Policy = new PolicyStream(Writer, new LedgerReader(database.OpenForReading()), keys);
        Access = new AccessStream(Writer, new LedgerReader(database.OpenForReading()), keys);
        Knowledge = new KnowledgeStream(Writer, new LedgerReader(database.OpenForReading()), keys);
        Review = new ReviewQueries(database, keys);
    }

    /// <summary>Where turns are recorded.</summary>
    public ITurnRecord Turns => sqlite;

    /// <summary>Where conversations are remembered.</summary>
    public IConversationStore Conversations => sqlite;

    /// <summary>Where conversations are read.</summary>
    public ITranscript Transcript => transcript;

    /// <summary>Where enquiries are recorded, for a desk with these members.</summary>
    public IEnquiryRecord EnquiriesOf(IReadOnlyList<StaffMember> members) => new DeskRecord(enquiries, members);

    /// <summary>Where changes of how the service behaves are written.</summary>
    public PolicyStream Policy { get; }

    /// <summary>Where it is written who looked at what.</summary>
    public AccessStream Access { get; }

    /// <summary>Where it is written which passages may be served.</summary>
    public KnowledgeStream Knowledge { get; }

    /// <summary>What reviewers look at.</summary>
    public ReviewQueries Review { get; }

    /// <summary>Why no checkpoints are signed, so that later changes could not be proven; <c>null</c> when all is well.</summary>
    public string? CheckpointProblem => checkpoints.Problem;

    /// <summary>The writer, for what has no port of its own yet.</summary>
    internal LedgerWriter Writer { get; }

    /// <summary>Opens the record; makes it when there is none.</summary>
    /// <exception cref="InvalidOperationException">A part of it is missing, or SQLite does not write durably here.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was made under another wrapping key.</exception>
    public static Record Open(RecordPlace place, TimeProvider clock) => new(place, clock);

    /// <summary>Erases the words of a conversation for good: records the erasure, then forgets the key. All proofs stay.</summary>
    /// <returns><c>false</c> when it has no words.</returns>
    /// <exception cref="RecordUnavailableException">The erasure could not be recorded or finished; run it again.</exception>
    public Task<bool> EraseAsync(string conversationId, string reason, CancellationToken cancellationToken) =>
        sqlite.EraseAsync(conversationId, reason, cancellationToken);

    /// <summary>Writes what waits, signs it, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await checkpoints.DisposeAsync();
        reader.Dispose();
        Policy.Dispose();
        Access.Dispose();
        Knowledge.Dispose();
        transcript.Dispose();
        enquiries.Dispose();

        // The last connection to close removes the write-ahead log, which one that only reads cannot do.
        await log.DisposeAsync();
        signing.Dispose();
        keys.Dispose();
    }

    // A new key in the place of a lost one would make every checkpoint look forged.
    private static SigningKey OpenSigningKey(RecordPlace place) =>
        !File.Exists(place.SigningKeyPath) && File.Exists(place.CheckpointsPath) && new FileInfo(place.CheckpointsPath).Length > 0
            ? throw new InvalidOperationException($"There are checkpoints in {place.CheckpointsPath}, but the key that signs them is missing: {place.SigningKeyPath}.")
            : SigningKey.ReadOrMake(place.SigningKeyPath, place.WrappingKey);
}
