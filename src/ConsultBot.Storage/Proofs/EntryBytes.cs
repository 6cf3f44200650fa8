using ConsultBot.Storage.Ledger;

namespace ConsultBot.Storage.Proofs;

/// <summary>The row of an entry, read where SQLite holds it; valid until the next row.</summary>
internal readonly ref struct EntryBytes(Statement row)
{
    /// <summary>The columns that it reads.</summary>
    public const string Columns = "position, stream_id, seq, kind, at, header, ciphertext, hash";

    public long Position { get; } = row.Long(0);

    public long StreamId { get; } = row.Long(1);

    public long Seq { get; } = row.Long(2);

    public ReadOnlySpan<byte> Kind { get; } = row.Bytes(3);

    public long At { get; } = row.Long(4);

    public ReadOnlySpan<byte> Header { get; } = row.Bytes(5);

    public ReadOnlySpan<byte> Ciphertext { get; } = row.Bytes(6);

    public ReadOnlySpan<byte> Hash { get; } = row.Bytes(7);

    /// <summary>Tells of something wrong with this entry.</summary>
    public void Tell(Findings findings, StreamTable streams, string what) => findings.Add(what, Position, streams.TextOf(streams.IndexOf(StreamId)), Seq);
}
