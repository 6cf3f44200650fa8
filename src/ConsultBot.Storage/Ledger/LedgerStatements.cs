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
        "INSERT INTO entries (position, stream, seq, kind, at, header, ciphertext, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);");
    private readonly Statement findInbound = new(connection, "SELECT position, seq FROM inbound WHERE channel = ?1 AND conversation = ?2 AND activity = ?3;");
    private readonly Statement insertInbound = new(
        connection, "INSERT OR REPLACE INTO inbound (channel, conversation, activity, position, seq) VALUES (?1, ?2, ?3, ?4, ?5);");
    private readonly Statement insertTurn = new(
        connection,
        "INSERT OR REPLACE INTO turns (position, stream, seq, at, channel, language, decision, rule, therapies, caveats, caveat_form, passages, sources, model, "
        + "handoff_requested, policy_hash, knowledge_hash, prompts_hash) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18);");
    private readonly Statement upsertState = new(
        connection,
        "INSERT INTO conversations (stream, seq, at, state) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (stream) DO UPDATE SET seq = ?2, at = ?3, state = ?4;");
    private readonly Statement deleteState = new(connection, "DELETE FROM conversations WHERE stream = ?1;");
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

    /// <summary>Inserts an entry.</summary>
    public void Insert(EntryHeader header, SealedEntry entry)
    {
        insert.Bind(1, header.Position);
        insert.BindText(2, header.Stream);
        insert.Bind(3, header.Seq);
        insert.BindText(4, header.Kind);
        insert.Bind(5, header.At);
        insert.Bind(6, entry.Header);
        insert.Bind(7, entry.Ciphertext);
        insert.Bind(8, entry.Hash);
        insert.Run();
    }

    /// <summary>Where a message of that id stands, or <c>null</c> when it is new.</summary>
    public WrittenEntry? FindInbound(InboundId inbound)
    {
        findInbound.BindText(1, inbound.Channel);
        findInbound.BindText(2, inbound.Conversation);
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
    public void InsertInbound(InboundId inbound, long position, long seq)
    {
        insertInbound.BindText(1, inbound.Channel);
        insertInbound.BindText(2, inbound.Conversation);
        insertInbound.BindText(3, inbound.ActivityId);
        insertInbound.Bind(4, position);
        insertInbound.Bind(5, seq);
        insertInbound.Run();
    }

    /// <summary>Inserts the projection of a turn.</summary>
    public void InsertTurn(TurnRow turn, EntryHeader header)
    {
        insertTurn.Bind(1, header.Position);
        insertTurn.BindText(2, header.Stream);
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
    public void UpsertState(EntryHeader header, ReadOnlySpan<byte> state)
    {
        upsertState.BindText(1, header.Stream);
        upsertState.Bind(2, header.Seq);
        upsertState.Bind(3, header.At);
        upsertState.Bind(4, state);
        upsertState.Run();
    }

    /// <summary>Forgets what a conversation remembers.</summary>
    public void DeleteState(string stream)
    {
        deleteState.BindText(1, stream);
        deleteState.Run();
    }

    public void Dispose()
    {
        foreach (var statement in new[] { begin, commit, rollBack, insert, findInbound, insertInbound, insertTurn, upsertState, deleteState })
        {
            statement.Dispose();
        }
    }
}
