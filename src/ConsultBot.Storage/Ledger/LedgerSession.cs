using System.Security.Cryptography;
using System.Text;
using ConsultBot.Storage.Keys;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Ledger;

/// <summary>One connection of the writer, with what it has prepared and remembers. After a failure that no entry can be blamed for, another one is opened.</summary>
internal sealed class LedgerSession(SqliteConnection connection, KeyRing keys, TimeProvider clock) : IDisposable
{
    private const int LongestName = 512;
    private const int MostNonces = 256;

    private readonly LedgerStatements statements = new(connection);
    private readonly StreamHeads heads = new(connection);
    private readonly SealedEntry sealing = new();
    private readonly byte[] nonces = new byte[EntryHeader.NonceLength * MostNonces];
    private byte[] sealedState = new byte[1024];
    private byte[] name = new byte[LongestName];
    private int noncesLeft;

    /// <summary>The position of the last entry.</summary>
    public long Position => heads.Position;

    /// <summary>Begins a transaction, in which this process alone writes.</summary>
    public void Begin()
    {
        statements.Begin();
        heads.Refresh();
        keys.Refresh();
    }

    /// <summary>Inserts entries. A message that the channel delivers once more is not written again, nor is anything that would answer it.</summary>
    public WrittenEntry[] Insert(IReadOnlyList<NewEntry> entries)
    {
        if (entries[0].Inbound is { } inbound && heads.Last(entries[0].Stream) is { Id: > 0 and var stream }
            && statements.FindInbound(stream, inbound) is { } known)
        {
            return [known];
        }

        var places = new WrittenEntry[entries.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = Insert(entries[i]);
        }

        return places;
    }

    /// <summary>Commits durably.</summary>
    public void Commit()
    {
        statements.Commit();
        heads.Keep();
    }

    /// <summary>Takes back what was not committed.</summary>
    public void RollBack()
    {
        statements.RollBack();
        heads.Forget();
    }

    /// <summary>Forgets the key of a stream, while no process can write.</summary>
    public void Erase(StreamErasure erasure)
    {
        Begin();
        try
        {
            keys.Forget(erasure.KeyId);
            statements.DropKey(erasure);
            statements.Commit();
        }
        finally
        {
            RollBack();
        }
    }

    /// <summary>Moves what is left of the write-ahead log into the database, so that the next commit begins the log anew. Waits for nobody.</summary>
    public void CheckpointLog()
    {
        using var checkpoint = new Statement(connection, "PRAGMA wal_checkpoint(PASSIVE);");
        checkpoint.Run();
    }

    public void Dispose()
    {
        statements.Dispose();
        heads.Dispose();
        connection.Dispose();
    }

    private WrittenEntry Insert(NewEntry entry)
    {
        var name = Utf8(entry.Stream);
        var head = heads.Last(entry.Stream);
        var key = KeyOf(ref head, name);
        var previous = head.Hash;
        var header = new EntryHeader
        {
            Position = heads.Position + 1,
            Stream = name,
            Seq = head.Seq + 1,
            Kind = entry.Kind.Utf8Name(),
            At = clock.GetUtcNow().ToMicroseconds(),
            KeyId = key.Utf8Id,
            Nonce = NextNonce(),
            Previous = previous,
        };
        sealing.Seal(header, entry.Body, key);
        statements.Insert(head.Id, header, sealing);
        heads.Advance(entry.Stream, head with { Seq = header.Seq, Hash = sealing.Hash });
        InsertProjections(head.Id, entry, header, key);
        return new WrittenEntry(header.Position, header.Seq, IsNew: true);
    }

    // A key that is gone was erased, even if the process ended before the stream lost it: what comes next is a new beginning. A key that was lost is named by verification.
    private StreamKey KeyOf(ref StreamHead head, ReadOnlySpan<byte> name)
    {
        if (head.KeyId is not null && keys.Find(head.KeyId) is { } known)
        {
            return known;
        }

        var key = keys.TakeNew();
        if (head.Id == 0)
        {
            head = head with { Id = statements.InsertStream(name, key.Id), KeyId = key.Id };
        }
        else
        {
            statements.SetKey(head.Id, key.Id);
            head = head with { KeyId = key.Id };
        }

        return key;
    }

    private void InsertProjections(long stream, NewEntry entry, EntryHeader header, StreamKey key)
    {
        if (entry.Inbound is { } inbound)
        {
            statements.InsertInbound(stream, inbound, header);
        }

        if (entry.Turn is { } turn)
        {
            statements.InsertTurn(stream, turn, header);
        }

        if (entry.Enquiry is { } enquiry)
        {
            statements.UpsertEnquiry(stream, enquiry, header);
        }

        if (entry.State is { } state)
        {
            var length = state.Length + ConversationSeal.Overhead;
            sealedState = sealedState.Length < length ? new byte[length * 2] : sealedState;
            ConversationSeal.Close(header.Stream, state, key, sealedState.AsSpan(0, length));
            statements.UpsertState(stream, header, sealedState.AsSpan(0, length));
        }
    }

    private ReadOnlySpan<byte> Utf8(string stream)
    {
        if (name.Length < stream.Length * 3)
        {
            name = new byte[stream.Length * 3];
        }

        return name.AsSpan(0, Encoding.UTF8.GetBytes(stream, name));
    }

    private ReadOnlySpan<byte> NextNonce()
    {
        if (noncesLeft == 0)
        {
            RandomNumberGenerator.Fill(nonces);
            noncesLeft = MostNonces;
        }

        return nonces.AsSpan(--noncesLeft * EntryHeader.NonceLength, EntryHeader.NonceLength);
    }
}
