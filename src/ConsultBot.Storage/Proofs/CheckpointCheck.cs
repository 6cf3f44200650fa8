using ConsultBot.Storage.Checkpoints;

namespace ConsultBot.Storage.Proofs;

/// <summary>Checks the file of checkpoints, and the record's root at each of them.</summary>
internal sealed class CheckpointCheck
{
    private readonly Findings findings;
    private readonly List<Checkpoint> good = [];
    private long lastRight;
    private bool isBroken;
    private int next;

    public CheckpointCheck(string path, SigningKey? signing, Findings findings)
    {
        this.findings = findings;
        var previous = string.Empty;
        var number = 0;
        foreach (var line in CheckpointFile.Read(path))
        {
            number++;
            if (ProblemOf(line.Checkpoint, previous, signing) is { } problem)
            {
                findings.Add($"{path}:{number}: {problem}");
            }
            else
            {
                good.Add(line.Checkpoint!);
            }

            previous = line.Hash;
        }
    }

    /// <summary>How many checkpoints there are that are signed.</summary>
    public int Count => good.Count;

    /// <summary>How many entries the last one covers.</summary>
    public long Covered => good.Count == 0 ? 0 : good[^1].Count;

    /// <summary>The log at the last checkpoint, if the record is right up to there.</summary>
    public MerkleLog? AtLast { get; private set; }

    /// <summary>Whether a log stands at a checkpoint; then only later checkpoints are compared.</summary>
    public bool TryBeginAt(MerkleLog log)
    {
        var root = Convert.ToHexStringLower(log.Root());
        var index = good.FindIndex(checkpoint => checkpoint.Count == log.Count && string.Equals(checkpoint.Root, root, StringComparison.Ordinal));
        if (index < 0)
        {
            return false;
        }

        next = index + 1;
        lastRight = log.Count;
        AtLast = next == good.Count ? MerkleLog.From(log.Count, log.Peaks()) : null;
        return true;
    }

    /// <summary>Compares the checkpoints that cover what the log has seen by now.</summary>
    public void Compare(MerkleLog log)
    {
        for (; next < good.Count && good[next].Count <= log.Count; next++)
        {
            var checkpoint = good[next];
            if (checkpoint.Count == log.Count && string.Equals(Convert.ToHexStringLower(log.Root()), checkpoint.Root, StringComparison.Ordinal))
            {
                lastRight = checkpoint.Count;
                AtLast = next == good.Count - 1 ? MerkleLog.From(log.Count, log.Peaks()) : null;
            }
            else if (!isBroken)
            {
                // Once the roots part they never meet again, so only the first difference says something.
                isBroken = true;
                findings.Add(
                    $"the record is not the one that was signed: among the entries {lastRight + 1} to {checkpoint.Count}, some were changed, removed, added or moved");
            }
        }
    }

    /// <summary>Tells when the record is shorter than a checkpoint says.</summary>
    public void Finish(MerkleLog log)
    {
        if (next < good.Count)
        {
            findings.Add(
                $"the record has {log.Count} entries, but a signed checkpoint says that it had {good.Skip(next).Max(checkpoint => checkpoint.Count)}: "
                + "its end was cut off, or an older copy was put in its place");
        }
    }

    private string? ProblemOf(Checkpoint? checkpoint, string previous, SigningKey? signing)
    {
        if (checkpoint is null)
        {
            return "this is no checkpoint: the line was changed";
        }

        if (!string.Equals(checkpoint.Previous, previous, StringComparison.Ordinal))
        {
            return $"the checkpoint over {checkpoint.Count} entries does not follow the line before it: a line was changed, removed or added";
        }

        if (signing?.Verifies(checkpoint.SignedBytes(), checkpoint.Signature) is false)
        {
            return $"the checkpoint over {checkpoint.Count} entries is not signed by this record's key: it was forged";
        }

        return good.Count > 0 && checkpoint.Count < good[^1].Count ? $"the checkpoint over {checkpoint.Count} entries covers fewer than the one before it" : null;
    }
}
