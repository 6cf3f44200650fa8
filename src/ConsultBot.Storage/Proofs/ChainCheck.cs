using System.Text;
using ConsultBot.Storage.Checkpoints;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Proofs;

/// <summary>Works out the hash of every entry, and whether each stream is one unbroken chain.</summary>
internal sealed class ChainCheck : IDisposable
{
    private readonly Findings findings;
    private readonly MerkleLog log;
    private readonly Statement? earlierHead;
    private readonly long from;
    private long lastPosition;

    /// <summary>Begins after the entries that <paramref name="log"/> covers.</summary>
    public ChainCheck(SqliteConnection connection, MerkleLog log, Findings findings)
    {
        this.log = log;
        this.findings = findings;
        from = lastPosition = log.Count;
        Streams = new StreamTable(connection);
        earlierHead = from == 0
            ? null
            : new Statement(connection, "SELECT seq, hash FROM entries WHERE stream_id = ?1 AND position <= ?2 ORDER BY seq DESC LIMIT 1;");
    }

    /// <summary>The streams met.</summary>
    public StreamTable Streams { get; }

    /// <summary>How many bytes were hashed.</summary>
    public long Bytes { get; private set; }

    /// <summary>Checks an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="header">Its header, if it can be read.</param>
    /// <returns>The index of its stream, or -1 when the header cannot be read.</returns>
    public int Check(EntryBytes entry, out EntryHeader header)
    {
        if (entry.Position != lastPosition + 1)
        {
            findings.Add(entry.Position == lastPosition + 2 ? $"entry {lastPosition + 1} is missing" : $"entries {lastPosition + 1} to {entry.Position - 1} are missing");
        }

        lastPosition = entry.Position;
        Bytes += entry.Header.Length + entry.Ciphertext.Length;
        var hash = EntryHash.Of(entry.Header, entry.Ciphertext);
        log.Append(hash);
        if (!entry.Hash.SequenceEqual(hash))
        {
            entry.Tell(findings, Streams, "its content does not fit its hash: it was changed");
        }

        if (!EntryHeader.TryRead(entry.Header, out header))
        {
            entry.Tell(findings, Streams, "its header cannot be read: it was changed");
            return -1;
        }

        return CheckChain(entry, header, hash, CheckColumns(entry, header));
    }

    /// <summary>Tells of streams of which nothing is left.</summary>
    public void Finish()
    {
        for (var i = 0; from == 0 && i < Streams.Count; i++)
        {
            if (Streams[i].Seq == 0)
            {
                findings.Add($"no entry of {Streams.TextOf(i)} is left");
            }
        }
    }

    public void Dispose() => earlierHead?.Dispose();

    private int CheckColumns(EntryBytes entry, EntryHeader header)
    {
        var index = Streams.IndexOf(entry.StreamId);
        if (header.Position == entry.Position && header.Seq == entry.Seq && header.At == entry.At && index >= 0
            && header.Stream.SequenceEqual(Streams.NameOf(index)) && header.Kind.SequenceEqual(entry.Kind))
        {
            return index;
        }

        entry.Tell(
            findings,
            Streams,
            $"its columns do not fit its header, which says position {header.Position}, {Encoding.UTF8.GetString(header.Stream)}, {header.Seq}, "
            + $"{Encoding.UTF8.GetString(header.Kind)}: it was moved or relabelled");
        return Streams.FindOrAdd(header.Stream);
    }

    private int CheckChain(EntryBytes entry, EntryHeader header, in Digest hash, int index)
    {
        ref var stream = ref Streams[index];
        if (stream.Seq == 0 && earlierHead is not null)
        {
            ReadEarlierHead(ref stream);
        }

        if (header.Seq != stream.Seq + 1)
        {
            entry.Tell(findings, Streams, $"it does not follow entry {stream.Seq} of its stream: entries between them are missing or out of order");
        }
        else if (!header.Previous.SequenceEqual(stream.Hash))
        {
            entry.Tell(findings, Streams, "it was not written after the entry before it in its stream: one of the two was changed");
        }

        stream.Seq = header.Seq;
        stream.Hash = hash;
        stream.HasThatKey = header.KeyId.SequenceEqual(stream.KeyId);
        return index;
    }

    private void ReadEarlierHead(ref StreamProgress stream)
    {
        earlierHead!.Bind(1, stream.Id);
        earlierHead.Bind(2, from);
        if (earlierHead.Step())
        {
            stream.Seq = earlierHead.Long(0);
            stream.Hash = Digest.From(earlierHead.Bytes(1));
            earlierHead.Reset();
        }
    }
}
