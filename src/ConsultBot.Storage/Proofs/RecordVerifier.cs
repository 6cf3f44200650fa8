using System.Security.Cryptography;
using ConsultBot.Storage.Checkpoints;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Proofs;

/// <summary>
/// Works out every proof of the record again: the chain of each stream, the Merkle root at each checkpoint, the signatures of the checkpoints, and, when asked,
/// that bodies can be decrypted and projections follow from them. It reads one snapshot, so the service may go on writing.
/// </summary>
public sealed class RecordVerifier(RecordPlace place)
{
    private const int ProgressEvery = 4096;

    /// <summary>Verifies the record.</summary>
    /// <param name="withProjections">Whether bodies are decrypted and projections compared too.</param>
    /// <param name="progress">Is told how many entries were read, now and then.</param>
    /// <param name="isIncremental">Whether to begin at the last checkpoint that an earlier verification of this kind found right.</param>
    /// <param name="checkpointsPath">Another copy of the checkpoints, kept elsewhere; by default the record's own.</param>
    public Verification Verify(bool withProjections, IProgress<long>? progress = null, bool isIncremental = false, string? checkpointsPath = null)
    {
        var findings = new Findings();
        using var signing = ReadSigningKey(findings);

        // Checkpoints first: one that was signed after the snapshot began would seem to speak of entries that are not there.
        var checkpoints = new CheckpointCheck(checkpointsPath ?? place.CheckpointsPath, signing, findings);
        var log = isIncremental && signing is not null ? Begin(withProjections, signing, checkpoints) : new MerkleLog();
        var from = log.Count;
        var (bytes, erased) = (0L, 0L);
        try
        {
            (bytes, erased) = ReadSnapshot(log, checkpoints, withProjections, findings, progress);
        }
        catch (SqliteException exception)
        {
            findings.Add($"the database cannot be read beyond entry {log.Count}: it is damaged or gone: {exception.Message}");
            checkpoints.Finish(log);
        }

        if (findings.Found.Count == 0 && signing is not null && checkpoints.AtLast is { } right)
        {
            VerifiedMark.Write(place.VerifiedPath, right, withProjections, signing);
        }

        return new Verification(from, log.Count, bytes, checkpoints.Count, checkpoints.Covered, erased, findings.Found);
    }

    private (long Bytes, long Erased) ReadSnapshot(
        MerkleLog log, CheckpointCheck checkpoints, bool withProjections, Findings findings, IProgress<long>? progress)
    {
        using var connection = new LedgerDatabase(place.ConnectionString).OpenForReadingAll();
        using var snapshot = connection.BeginTransaction(deferred: true);
        CheckEarlier(connection, log.Count, findings);
        using var chains = new ChainCheck(connection, log, findings);
        using var keys = withProjections ? new KeyRing(place.KeysPath, place.WrappingKey) : null;
        using var projections = keys is null ? null : new ProjectionCheck(connection, keys, chains.Streams, log.Count, findings);
        Read(connection, log, chains, checkpoints, projections, progress);
        checkpoints.Finish(log);
        chains.Finish();
        projections?.Finish();
        snapshot.Rollback();
        CheckErasures(projections, findings);
        return (chains.Bytes, projections?.Erased ?? 0);
    }

    private static void Read(
        SqliteConnection connection, MerkleLog log, ChainCheck chains, CheckpointCheck checkpoints, ProjectionCheck? projections, IProgress<long>? progress)
    {
        using var rows = new Statement(connection, $"SELECT {EntryBytes.Columns} FROM entries WHERE position > ?1 ORDER BY position;");
        rows.Bind(1, log.Count);
        while (rows.Step())
        {
            var entry = new EntryBytes(rows);
            var stream = chains.Check(entry, out var header);
            if (stream >= 0)
            {
                projections?.Check(entry, header, stream);
            }

            checkpoints.Compare(log);
            if (log.Count % ProgressEvery == 0)
            {
                progress?.Report(log.Count);
            }
        }

        progress?.Report(log.Count);
    }

    // Entries before the beginning are not read again, but none of them may be gone.
    private static void CheckEarlier(SqliteConnection connection, long from, Findings findings)
    {
        if (from == 0)
        {
            return;
        }

        using var count = new Statement(connection, "SELECT count(*) FROM entries WHERE position <= ?1;");
        count.Bind(1, from);
        if (count.RunScalar() is var there && there != from)
        {
            findings.Add($"of the first {from} entries, {from - there} are missing");
        }
    }

    private MerkleLog Begin(bool withProjections, SigningKey signing, CheckpointCheck checkpoints) =>
        VerifiedMark.Read(place.VerifiedPath, signing) is var (log, hadProjections) && (hadProjections || !withProjections) && checkpoints.TryBeginAt(log)
            ? log
            : new MerkleLog();

    // A key that was forgotten while this ran has its erasure after the snapshot.
    private void CheckErasures(ProjectionCheck? projections, Findings findings)
    {
        if (projections is null)
        {
            return;
        }

        using var reader = new LedgerReader(new LedgerDatabase(place.ConnectionString).OpenForReading());
        using var keys = new KeyRing(place.KeysPath, place.WrappingKey);
        ErasureCheck.Check(reader, keys, projections.MissingKeys, findings);
    }

    private SigningKey? ReadSigningKey(Findings findings)
    {
        try
        {
            return SigningKey.Read(place.SigningKeyPath, place.WrappingKey);
        }
        catch (Exception exception) when (exception is IOException or CryptographicException)
        {
            if (File.Exists(place.CheckpointsPath))
            {
                findings.Add($"the key that signs checkpoints cannot be read, so no signature could be checked: {place.SigningKeyPath}: {exception.Message}");
            }

            return null;
        }
    }
}
