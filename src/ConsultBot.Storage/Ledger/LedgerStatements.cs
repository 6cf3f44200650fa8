using ConsultBot.Storage.Projections;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Ledger;

/// <summary>The prepared statements of the append path, on the writer's own connection.</summary>
internal sealed class LedgerStatements : IDisposable
{
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand rollBack;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand findInbound;
    private readonly SqliteCommand insertInbound;
    private readonly SqliteCommand insertTurn;
    private readonly SqliteCommand upsertState;
    private bool isOpen;

    public LedgerStatements(SqliteConnection connection)
    {
        begin = Prepare(connection, "BEGIN IMMEDIATE;");
        commit = Prepare(connection, "COMMIT;");
        rollBack = Prepare(connection, "ROLLBACK;");
        insert = Prepare(
            connection,
            "INSERT INTO entries (position, stream, seq, kind, at, header, ciphertext, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);", 8);
        findInbound = Prepare(connection, "SELECT position, seq FROM inbound WHERE channel = $1 AND conversation = $2 AND activity = $3;", 3);
        insertInbound = Prepare(connection, "INSERT INTO inbound (channel, conversation, activity, position, seq) VALUES ($1, $2, $3, $4, $5);", 5);
        insertTurn = Prepare(
            connection,
            "INSERT INTO turns (position, stream, seq, at, channel, language, decision, rule, therapies, caveats, caveat_form, passages, sources, model, handoff_requested, "
            + "policy_hash, knowledge_hash, prompts_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18);",
            18);
        upsertState = Prepare(
            connection,
            "INSERT INTO conversations (stream, seq, at, state) VALUES ($1, $2, $3, $4) ON CONFLICT (stream) DO UPDATE SET seq = $2, at = $3, state = $4;", 4);
    }

    /// <summary>Begins the write transaction; waits while another process writes.</summary>
    public void Begin()
    {
        begin.ExecuteNonQuery();
        isOpen = true;
    }

    /// <summary>Commits it durably.</summary>
    public void Commit()
    {
        commit.ExecuteNonQuery();
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
            rollBack.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, as it does when the disk is full.
        }
    }

    /// <summary>Inserts an entry.</summary>
    public void Insert(EntryHeader header, byte[] headerBytes, byte[] ciphertext, byte[] hash) =>
        Run(insert, header.Position, header.Stream, header.Seq, header.Kind.WireName(), header.At, headerBytes, ciphertext, hash);

    /// <summary>Where a message of that id stands, or <c>null</c> when it is new.</summary>
    public (long Position, long Seq)? FindInbound(InboundId inbound)
    {
        Bind(findInbound, inbound.Channel, inbound.Conversation, inbound.ActivityId);
        using var reader = findInbound.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1)) : null;
    }

    /// <summary>Remembers the id of a message.</summary>
    public void InsertInbound(InboundId inbound, EntryHeader header) =>
        Run(insertInbound, inbound.Channel, inbound.Conversation, inbound.ActivityId, header.Position, header.Seq);

    /// <summary>Inserts the projection of a turn.</summary>
    public void InsertTurn(TurnRow turn, EntryHeader header) => Run(
        insertTurn,
        header.Position, header.Stream, header.Seq, header.At, turn.Channel, turn.Language, turn.Decision, turn.Rule, turn.Therapies, turn.Caveats, turn.CaveatForm,
        turn.Passages, turn.Sources, turn.Model, turn.HandoffRequested ? 1L : 0L, turn.PolicyHash, turn.KnowledgeHash, turn.PromptsHash);

    /// <summary>Keeps what a conversation remembers.</summary>
    public void UpsertState(EntryHeader header, byte[] state) => Run(upsertState, header.Stream, header.Seq, header.At, state);

    public void Dispose()
    {
        foreach (var command in new[] { begin, commit, rollBack, insert, findInbound, insertInbound, insertTurn, upsertState })
        {
            command.Dispose();
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters = 0)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter($"${i}", value: null));
        }

        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        Bind(command, values);
        command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
