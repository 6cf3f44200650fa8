using System.Security.Cryptography;
using System.Text.Json;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Proofs;

/// <summary>Decrypts every body and compares the projections with what follows from it. Entries and projections are read side by side, so it takes little memory.</summary>
internal sealed class ProjectionCheck : IDisposable
{
    // The columns of a turn's row, by their index in the statement that reads them.
    public const int ChannelName = 4;
    public const int Language = 5;
    public const int DecisionName = 6;
    public const int Rule = 7;
    public const int TherapyNames = 8;
    public const int Caveats = 9;
    public const int CaveatForm = 10;
    public const int Passages = 11;
    public const int Sources = 12;
    public const int Model = 13;
    public const int Policy = 14;
    public const int Knowledge = 15;
    public const int Prompts = 16;
    public const int TurnColumnCount = 17;

    /// <summary>The columns in that order, and the one that is no text.</summary>
    public const string TurnColumns =
        "position, stream_id, seq, at, channel, language, decision, rule, therapies, caveats, caveat_form, passages, sources, model, policy_hash, knowledge_hash, "
        + "prompts_hash, handoff_requested";

    private static readonly string[] Names =
    [
        "position", "stream", "place", "time", "channel", "language", "decision", "rule", "set of therapies", "set of caveats", "form of caveats",
        "set of passages", "set of sources", "model", "policy version", "knowledge version", "prompt version", "handoff",
    ];

    private readonly StreamTable streams;
    private readonly Findings findings;
    private readonly Statement turns;
    private readonly InboundCheck inbound;
    private readonly StateCheck states;
    private readonly EnquiryCheck enquiries;
    private readonly TurnScan scan = new();
    private readonly VerifiedKeys keys;
    private byte[] body = new byte[8192];
    private bool hasTurn;

    public ProjectionCheck(SqliteConnection connection, KeyRing ring, StreamTable streams, long from, Findings findings)
    {
        keys = new VerifiedKeys(ring, streams, findings);
        this.streams = streams;
        this.findings = findings;
        turns = new Statement(connection, $"SELECT {TurnColumns} FROM turns WHERE position > ?1 ORDER BY position;");
        turns.Bind(1, from);
        hasTurn = turns.Step();
        inbound = new InboundCheck(connection, streams, from, findings);
        states = new StateCheck(connection, streams, from, findings);
        enquiries = new EnquiryCheck(connection, streams, from, findings);
    }

    /// <summary>How many bodies could not be read because their key was erased.</summary>
    public long Erased { get; private set; }

    /// <summary>The ids of the keys that are gone, with the first entry of each.</summary>
    public IReadOnlyDictionary<string, (long Position, string Stream)> MissingKeys => keys.Missing;

    /// <summary>Checks one entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="header">Its header.</param>
    /// <param name="stream">The index of its stream.</param>
    public void Check(EntryBytes entry, EntryHeader header, int stream)
    {
        var isTurn = header.Kind.SequenceEqual(EntryKind.Turn.Utf8Name());
        var isProjected = isTurn && HasRowOf(entry);
        if (keys.Of(header, stream, entry.Position) is not { } key)
        {
            Erased++;
            inbound.CannotRead(header);
            enquiries.CannotRead(entry, header);
        }
        else if (TryDecrypt(entry, header, key) is { } length)
        {
            var content = body.AsSpan(0, length);
            inbound.Check(entry, header, content, stream);
            enquiries.Check(entry, header, content);
            if (isTurn)
            {
                CheckTurn(entry, stream, key, content, isProjected);
            }
        }

        if (isProjected)
        {
            hasTurn = turns.Step();
        }
    }

    /// <summary>Checks what is left over: rows without an entry, and what conversations remember.</summary>
    public void Finish()
    {
        while (hasTurn)
        {
            TellLeftOver();
        }

        inbound.Finish();
        states.Finish();
        enquiries.Finish();
        for (var i = 0; i < streams.Count; i++)
        {
            if (streams[i] is { KeyId: not null, HasThatKey: false, Seq: > 0 })
            {
                findings.Add($"{streams.TextOf(i)} was given another key than the one of its last entry");
            }
        }
    }

    public void Dispose()
    {
        keys.Dispose();
        turns.Dispose();
        inbound.Dispose();
        states.Dispose();
    }

    private bool HasRowOf(EntryBytes entry)
    {
        while (hasTurn && turns.Long(0) < entry.Position)
        {
            TellLeftOver();
        }

        return hasTurn && turns.Long(0) == entry.Position;
    }

    private void TellLeftOver()
    {
        findings.Add("the projections have a turn that the record has not", turns.Long(0), streams.TextOf(streams.IndexOf(turns.Long(1))), turns.Long(2));
        hasTurn = turns.Step();
    }

    private int? TryDecrypt(EntryBytes entry, EntryHeader header, StreamKey key)
    {
        var length = Math.Max(0, entry.Ciphertext.Length - StreamKey.TagLength);
        body = body.Length < length ? new byte[length * 2] : body;
        try
        {
            key.Decrypt(header.Nonce, entry.Ciphertext, entry.Header, body.AsSpan(0, length));
            return length;
        }
        catch (CryptographicException)
        {
            entry.Tell(findings, streams, "its body cannot be decrypted with its stream's key: it was changed");
            return null;
        }
    }

    private void CheckTurn(EntryBytes entry, int stream, StreamKey key, ReadOnlySpan<byte> content, bool isProjected)
    {
        var isRead = scan.TryRead(content);
        streams[stream].LastTurn = entry.Seq;
        if (states.Follows(stream, entry.Seq))
        {
            states.Check(stream, key, isRead ? content[scan.State] : StateBytes(content));
        }

        if (!isProjected)
        {
            entry.Tell(findings, streams, "the turn is missing from the projections");
        }
        else if (DifferenceIn(entry, content, isRead) is { } difference)
        {
            entry.Tell(findings, streams, $"the projection of the turn says another {difference} than the record");
        }
    }

    private static byte[] StateBytes(ReadOnlySpan<byte> content) =>
        JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(content, BodyJson.Readable.TurnBody)!.State, BodyJson.Readable.StateBody);

    private string? DifferenceIn(EntryBytes entry, ReadOnlySpan<byte> content, bool isRead)
    {
        if (turns.Long(1) != entry.StreamId || turns.Long(2) != entry.Seq || turns.Long(3) != entry.At)
        {
            return "place";
        }

        if (!isRead)
        {
            return ProjectedTurn.DifferenceIn(turns, content) is { } column ? Names[column] : null;
        }

        for (var i = ChannelName; i < TurnColumnCount; i++)
        {
            if (!turns.Bytes(i).SequenceEqual(scan.Field(content, i)))
            {
                return Names[i];
            }
        }

        return (turns.Long(TurnColumnCount) != 0) == scan.HandoffRequested ? null : Names[TurnColumnCount];
    }
}
