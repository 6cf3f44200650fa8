using ConsultBot.Storage.Checkpoints;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ConsultBot.Storage.Proofs;

/// <summary>
/// Works out every proof of the record again: the chain of each stream, the Merkle root at each checkpoint, the signatures of the checkpoints, and, when asked,
/// that bodies can be decrypted and projections follow from them. It reads one snapshot, so the service may go on writing.
/// </summary>
public sealed class RecordVerifier(RecordPlace place)
{
    private const int MostFindings = 1_000;

    private readonly List<Finding> findings = [];
    private readonly Dictionary<string, (long Seq, byte[] Hash)> heads = new(StringComparer.Ordinal);
    private readonly MerkleLog log = new();
    private long bytes;
    private long erased;

    /// <summary>Verifies the record.</summary>
    /// <param name="withProjections">Whether bodies are decrypted and projections compared too.</param>
    /// <param name="progress">Is told how many entries were read, now and then.</param>
    public Verification Verify(bool withProjections, IProgress<long>? progress = null)
    {
        var database = new LedgerDatabase(place.ConnectionString);
        using var connection = database.OpenForReading();
        using var keys = new KeyRing(place.KeysPath, place.WrappingKey);
        using var signing = SigningKey.ReadOrMake(place.SigningKeyPath, place.WrappingKey);
        using var snapshot = connection.BeginTransaction(deferred: true);
        var checkpoints = ReadCheckpoints(signing);
        var projections = withProjections ? new ProjectionCheck(connection, keys) : null;
        var next = 0;
        var lastPosition = 0L;
        foreach (var _ in Rows(connection, (statement, entry) => Check(statement, entry, ref lastPosition, projections)))
        {
            while (next < checkpoints.Count && checkpoints[next].Count == log.Count)
            {
                CheckRoot(checkpoints[next++]);
            }

            if ((log.Count & 0xFFF) == 0)
            {
                progress?.Report(log.Count);
            }
        }

        foreach (var missing in checkpoints.Skip(next).Where(checkpoint => checkpoint.Count > log.Count).TakeLast(1))
        {
            findings.Add(new Finding($"the record has {log.Count} entries, but a signed checkpoint says that it had {missing.Count}: its end was cut off, or an older copy was put in its place"));
        }

        projections?.Finish(findings, log.Count);
        return new Verification(log.Count, bytes, checkpoints.Count, checkpoints.Count == 0 ? 0 : checkpoints.Max(checkpoint => checkpoint.Count), erased, findings);
    }

    private List<Checkpoint> ReadCheckpoints(SigningKey signing)
    {
        var good = new List<Checkpoint>();
        var previous = string.Empty;
        var line = 0;
        foreach (var (checkpoint, hash) in CheckpointFile.Read(place.CheckpointsPath))
        {
            line++;
            if (checkpoint is null)
            {
                findings.Add(new Finding($"{place.CheckpointsPath}:{line}: this is no checkpoint"));
            }
            else if (!string.Equals(checkpoint.Previous, previous, StringComparison.Ordinal))
            {
                findings.Add(new Finding($"{place.CheckpointsPath}:{line}: the checkpoint does not follow the line before it"));
            }
            else if (!signing.Verifies(checkpoint.SignedBytes(), checkpoint.Signature))
            {
                findings.Add(new Finding($"{place.CheckpointsPath}:{line}: the checkpoint over {checkpoint.Count} entries is not signed by this record's key: it was forged"));
            }
            else if (good.Count > 0 && checkpoint.Count < good[^1].Count)
            {
                findings.Add(new Finding($"{place.CheckpointsPath}:{line}: the checkpoint covers fewer entries than the one before it"));
            }
            else
            {
                good.Add(checkpoint);
            }

            previous = hash;
        }

        return good;
    }

    private void CheckRoot(Checkpoint checkpoint)
    {
        if (!string.Equals(Convert.ToHexStringLower(log.Root()), checkpoint.Root, StringComparison.Ordinal))
        {
            Add(new Finding($"the first {checkpoint.Count} entries are not the ones that were signed: some entry at or before position {checkpoint.Count} was changed, removed, added or moved"));
        }
    }

    private void Check(sqlite3_stmt statement, EntryColumns entry, ref long lastPosition, ProjectionCheck? projections)
    {
        if (entry.Position != lastPosition + 1)
        {
            Add(new Finding(entry.Position == lastPosition + 2 ? $"entry {lastPosition + 1} is missing" : $"entries {lastPosition + 1} to {entry.Position - 1} are missing"));
        }

        lastPosition = entry.Position;
        var header = raw.sqlite3_column_blob(statement, 5);
        var ciphertext = raw.sqlite3_column_blob(statement, 6);
        var stored = raw.sqlite3_column_blob(statement, 7);
        bytes += header.Length + ciphertext.Length;
        Span<byte> hash = stackalloc byte[EntryHash.Length];
        EntryHash.Compute(header, ciphertext, hash);
        log.Append(hash);
        if (!stored.SequenceEqual(hash))
        {
            Add(new Finding("its content does not fit its hash: it was changed", entry.Position, entry.Stream, entry.Seq));
        }

        if (Parse(header, entry) is { } parsed)
        {
            CheckChain(parsed, entry, hash);
            if (projections is not null && projections.Check(parsed, header, ciphertext, findings) is false)
            {
                erased++;
            }
        }
    }

    private EntryHeader? Parse(ReadOnlySpan<byte> header, EntryColumns entry)
    {
        try
        {
            return EntryHeader.FromBytes(header);
        }
        catch (FormatException exception)
        {
            Add(new Finding($"its header cannot be read: {exception.Message}", entry.Position, entry.Stream, entry.Seq));
            return null;
        }
    }

    private void CheckChain(EntryHeader header, EntryColumns entry, ReadOnlySpan<byte> hash)
    {
        if (header.Position != entry.Position || header.Seq != entry.Seq || header.At != entry.At
            || !string.Equals(header.Stream, entry.Stream, StringComparison.Ordinal) || !string.Equals(header.Kind.WireName(), entry.Kind, StringComparison.Ordinal))
        {
            Add(new Finding($"its columns do not fit its header, which says position {header.Position}, {header.Stream}, {header.Seq}, {header.Kind.WireName()}: it was moved or relabelled", entry.Position, entry.Stream, entry.Seq));
        }

        var (seq, previous) = heads.TryGetValue(header.Stream, out var head) ? head : (0, new byte[EntryHash.Length]);
        if (header.Seq != seq + 1)
        {
            Add(new Finding($"it does not follow entry {seq} of its stream: entries between them are missing or out of order", entry.Position, entry.Stream, entry.Seq));
        }
        else if (!header.Previous.AsSpan().SequenceEqual(previous))
        {
            Add(new Finding("it was not written after the entry before it in its stream: one of the two was changed", entry.Position, entry.Stream, entry.Seq));
        }

        heads[header.Stream] = (header.Seq, hash.ToArray());
    }

    private void Add(Finding finding)
    {
        if (findings.Count < MostFindings)
        {
            findings.Add(finding);
        }
    }

    private delegate void RowCheck(sqlite3_stmt statement, EntryColumns entry);

    private static IEnumerable<bool> Rows(SqliteConnection connection, RowCheck check)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT position, stream, seq, kind, at, header, ciphertext, hash FROM entries ORDER BY position;";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            check(reader.Handle!, new EntryColumns(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.GetInt64(4)));
            yield return true;
        }
    }

    private readonly record struct EntryColumns(long Position, string Stream, long Seq, string Kind, long At);
}
