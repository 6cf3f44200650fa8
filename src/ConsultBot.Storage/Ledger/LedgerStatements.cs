using ConsultBot.Storage.Projections;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Ledger;

/// <summary>The statements that write, prepared once on one connection.</summary>
internal sealed class LedgerStatements(SqliteConnection connection) : IDisposable
{
    private readonly Statement begin = new(connection, "BEGIN IMMEDIATE;");
    private readonly Statement commit = new(connection, "COMMIT;");
    private readonly Statement rollBack = new(connection, "ROLLBACK;");
    private readonly Statement insert = new(
        connection,
        "INSERT INTO entries (position, stream_id, seq, kind, at, header, ciphertext, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);");
    private readonly Statement insertStream = new(connection, "INSERT INTO streams (name, key_id) VALUES (?1, ?2) RETURNING id;");
    private readonly Statement setKey = new(connection, "UPDATE streams SET key_id = ?2 WHERE id = ?1;");
    private readonly Statement dropKey = new(connection, "UPDATE streams SET key_id = NULL WHERE name = ?1 AND key_id = ?2;");
    private readonly Statement findInbound = new(connection, "SELECT position, seq FROM inbound WHERE stream_id = ?1 AND channel = ?2 AND activity = ?3;");
    private readonly Statement insertInbound = new(
        connection, "INSERT OR REPLACE INTO inbound (stream_id, channel, activity, position, seq) VALUES (?1, ?2, ?3, ?4, ?5);");
    private readonly Statement insertTurn = new(
        connection,
        "INSERT OR REPLACE INTO turns (position, stream_id, seq, at, channel, language, decision, rule, therapies, caveats, caveat_form, passages, sources, model, "
        + "handoff_requested, policy_hash, knowledge_hash, prompts_hash) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18);");
    private readonly Statement upsertEnquiry = new(
        connection,
        "INSERT OR REPLACE INTO enquiries (number, stream_id, position, channel, topic, urgency, why, team, language, state, claimed_by, opened_at, due_at, changed_at, snoozed_until, reminded, escalated, shown) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18);");
    private readonly Statement upsertState = new(
        connection,
        "INSERT INTO conversations (stream_id, seq, at, state) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (stream_id) DO UPDATE SET seq = ?2, at = ?3, state = ?4;");
    private readonly Statement deleteState = new(connection, "DELETE FROM conversations WHERE stream_id = (SELECT id FROM streams WHERE name = ?1);");
    private bool isOpen;

    /// <summary>Begins the write transaction; waits a little while another process writes.</summary>
    public void Begin()
    {
        begin.Run();
        isOpen = true;
    }

    /// <summary>Commits it durably.</summary>
    public void Commit()
    {
        commit.Run();
        isOpen = false;
    }

    /// <summary>Takes everything back; nothing when no transaction is open any more.</summary>
    public void RollBack()
    {
        if (!isOpen)
        {
            return;
        }

        isOpen = false;
        try
        {
            rollBack.Run();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }
    }

    /// <summary>Gives a new stream its number.</summary>
    public long InsertStream(ReadOnlySpan<byte> name, string keyId)
    {
        insertStream.BindText(1, name);
        insertStream.BindText(2, keyId);
        insertStream.Step();
        var id = insertStream.Long(0);
        insertStream.Run();
        return id;
    }

    /// <summary>Gives a stream another key.</summary>
    public void SetKey(long stream, string keyId)
    {
        setKey.Bind(1, stream);
        setKey.BindText(2, keyId);
        setKey.Run();
    }

    /// <summary>Takes a stream's key from it, if it is still that one, and what the conversation remembers.</summary>
    public void DropKey(StreamErasure erasure)
    {
        deleteState.BindText(1, erasure.Stream);
        deleteState.Run();
        dropKey.BindText(1, erasure.Stream);
        dropKey.BindText(2, erasure.KeyId);
        dropKey.Run();
    }

    /// <summary>Inserts an entry.</summary>
    public void Insert(long stream, EntryHeader header, SealedEntry entry)
    {
        insert.Bind(1, header.Position);
        insert.Bind(2, stream);
        insert.Bind(3, header.Seq);
        insert.BindText(4, header.Kind);
        insert.Bind(5, header.At);
        insert.Bind(6, entry.Header);
        insert.Bind(7, entry.Ciphertext);
        insert.Bind(8, entry.Hash);
        insert.Run();
    }

    /// <summary>Where a message of that id stands, or <c>null</c> when it is new.</summary>
    public WrittenEntry? FindInbound(long stream, InboundId inbound)
    {
        findInbound.Bind(1, stream);
        findInbound.BindText(2, inbound.Channel);
        findInbound.BindText(3, inbound.ActivityId);
        if (!findInbound.Step())
        {
            return null;
        }

        var found = new WrittenEntry(findInbound.Long(0), findInbound.Long(1), IsNew: false);
        findInbound.Reset();
        return found;
    }

    /// <summary>Remembers the id of a message.</summary>
    public void InsertInbound(long stream, InboundId inbound, EntryHeader header)
    {
        insertInbound.Bind(1, stream);
        insertInbound.BindText(2, inbound.Channel);
        insertInbound.BindText(3, inbound.ActivityId);
        insertInbound.Bind(4, header.Position);
        insertInbound.Bind(5, header.Seq);
        insertInbound.Run();
    }

    /// <summary>Keeps how an enquiry stands.</summary>
    public void UpsertEnquiry(long stream, EnquiryRow enquiry, EntryHeader header)
    {
        upsertEnquiry.Bind(1, enquiry.Number);
        upsertEnquiry.Bind(2, stream);
        upsertEnquiry.Bind(3, header.Position);
        var column = 4;
        foreach (var text in new[] { enquiry.Channel, enquiry.Topic, enquiry.Urgency, enquiry.Why, enquiry.Team, enquiry.Language, enquiry.State, enquiry.ClaimedBy })
        {
            upsertEnquiry.BindText(column++, text);
        }

        upsertEnquiry.Bind(12, enquiry.OpenedAt);
        upsertEnquiry.Bind(13, enquiry.DueAt);
        upsertEnquiry.Bind(14, enquiry.ChangedAt);
        if (enquiry.SnoozedUntil is { } until)
        {
            upsertEnquiry.Bind(15, until);
        }
        else
        {
            upsertEnquiry.BindText(15, (string?)null);
        }

        upsertEnquiry.Bind(16, enquiry.IsReminded ? 1 : 0);
        upsertEnquiry.Bind(17, enquiry.IsEscalated ? 1 : 0);
        upsertEnquiry.Bind(18, enquiry.IsShown ? 1 : 0);
        upsertEnquiry.Run();
    }

    /// <summary>Inserts the projection of a turn.</summary>
    public void InsertTurn(long stream, TurnRow turn, EntryHeader header)
    {
        insertTurn.Bind(1, header.Position);
        insertTurn.Bind(2, stream);
        insertTurn.Bind(3, header.Seq);
        insertTurn.Bind(4, header.At);
        insertTurn.BindText(5, turn.Channel);
        insertTurn.BindText(6, turn.Language);
        insertTurn.BindText(7, turn.Decision);
        insertTurn.BindText(8, turn.Rule);
        insertTurn.BindText(9, turn.Therapies);
        insertTurn.BindText(10, turn.Caveats);
        insertTurn.BindText(11, turn.CaveatForm);
        insertTurn.BindText(12, turn.Passages);
        insertTurn.BindText(13, turn.Sources);
        insertTurn.BindText(14, turn.Model);
        insertTurn.Bind(15, turn.HandoffRequested ? 1 : 0);
        insertTurn.BindText(16, turn.PolicyHash);
        insertTurn.BindText(17, turn.KnowledgeHash);
        insertTurn.BindText(18, turn.PromptsHash);
        insertTurn.Run();
    }

    /// <summary>Keeps what a conversation remembers.</summary>
    public void UpsertState(long stream, EntryHeader header, ReadOnlySpan<byte> state)
    {
        upsertState.Bind(1, stream);
        upsertState.Bind(2, header.Seq);
        upsertState.Bind(3, header.At);
        upsertState.Bind(4, state);
        upsertState.Run();
    }

    public void Dispose()
    {
        Statement[] all =
        [
            begin, commit, rollBack, insert, insertStream, setKey, dropKey, findInbound, insertInbound, insertTurn, upsertEnquiry, upsertState, deleteState,
        ];
        foreach (var statement in all)
        {
            statement.Dispose();
        }
    }
}
