using System.Text;
using System.Text.Json;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Projections;

/// <summary>What a rebuild did.</summary>
/// <param name="Turns">How many turns were projected again.</param>
/// <param name="Messages">How many messages were put on the list of delivered ones again.</param>
/// <param name="Conversations">Of how many conversations it was worked out again what they remember.</param>
/// <param name="Unreadable">How many entries could not be read, because their words were erased or they were changed; their rows were left as they were.</param>
public sealed record Rebuilt(long Turns, long Messages, long Conversations, long Unreadable);

/// <summary>Works out every projection again from the entries, in small transactions, so that the service can go on writing.</summary>
public sealed class ProjectionRebuild(RecordPlace place)
{
    private const int EntriesOfTransaction = 500;

    private long turns;
    private long messages;
    private long conversations;
    private readonly HashSet<long> enquiries = [];
    private readonly HashSet<long> unreadableEnquiries = [];
    private long unreadable;

    /// <summary>Rebuilds.</summary>
    /// <param name="progress">Is told how many entries were read, now and then.</param>
    public Rebuilt Run(IProgress<long>? progress = null)
    {
        var database = new LedgerDatabase(place.ConnectionString);
        using var connection = database.OpenForWriting();
        using var reader = new LedgerReader(database.OpenForReading());
        using var keys = new KeyRing(place.KeysPath, place.WrappingKey);
        using var statements = new LedgerStatements(connection);
        Execute(connection, "CREATE TEMP TABLE known (position INTEGER PRIMARY KEY, channel TEXT, stream_id INTEGER, activity TEXT);");
        var last = ProjectEntries(connection, reader, keys, statements, progress);
        RemoveStrays(connection, statements, last);
        RemoveStrayEnquiries(connection, statements);
        foreach (var stream in Streams(connection))
        {
            Transact(statements, () => ProjectState(reader, keys, statements, stream));
        }

        return new Rebuilt(turns, messages, conversations, unreadable);
    }

    private long ProjectEntries(SqliteConnection connection, LedgerReader reader, KeyRing keys, LedgerStatements statements, IProgress<long>? progress)
    {
        using var remember = new Statement(connection, "INSERT INTO known (position, channel, stream_id, activity) VALUES (?1, ?2, ?3, ?4);");
        var last = 0L;
        while (reader.All(last + 1).Take(EntriesOfTransaction).ToArray() is { Length: > 0 } entries)
        {
            Transact(statements, () =>
            {
                foreach (var entry in entries)
                {
                    Project(entry, keys, statements, remember);
                }
            });
            last = entries[^1].Position;
            progress?.Report(last);
        }

        return last;
    }

    private void Project(StoredEntry entry, KeyRing keys, LedgerStatements statements, Statement remember)
    {
        var kind = EntryKinds.FromWireName(entry.Kind);
        if (kind is EntryKind.EnquiryChanged)
        {
            ProjectEnquiry(entry, keys, statements);
            return;
        }

        if (kind is not (EntryKind.Turn or EntryKind.Message))
        {
            return;
        }

        remember.Bind(1, entry.Position);
        remember.BindText(2, kind is EntryKind.Message ? null : string.Empty);
        remember.Bind(3, entry.StreamId);
        remember.BindText(4, (string?)null);
        if (!EntryHeader.TryRead(entry.Header, out var header) || entry.Read(keys) is not { } body)
        {
            unreadable++;
            remember.Run();
            return;
        }

        remember.BindText(2, string.Empty);
        if (kind is EntryKind.Turn)
        {
            statements.InsertTurn(entry.StreamId, TurnProjection.Of(body), header);
            turns++;
        }
        else if (JsonSerializer.Deserialize(body, BodyJson.Readable.MessageBody) is { ActivityId: { } activity } message)
        {
            statements.InsertInbound(entry.StreamId, new InboundId(message.Channel, activity), header);
            remember.BindText(2, message.Channel);
            remember.BindText(4, activity);
            messages++;
        }

        remember.Run();
    }

    // In the order of the entries, so that each enquiry ends as its last one says.
    private void ProjectEnquiry(StoredEntry entry, KeyRing keys, LedgerStatements statements)
    {
        if (EntryHeader.TryRead(entry.Header, out var header) && entry.Read(keys) is { } body)
        {
            var row = JsonSerializer.Deserialize(body, BodyJson.Readable.EnquiryBody)!.ToRow();
            statements.UpsertEnquiry(entry.StreamId, row, header);
            enquiries.Add(row.Number);
        }
        else
        {
            unreadableEnquiries.Add(entry.Position);
            unreadable++;
        }
    }

    // Of entries that cannot be read any more, the rows cannot be worked out again, so they stay.
    private static void RemoveStrays(SqliteConnection connection, LedgerStatements statements, long last) => Transact(statements, () =>
    {
        Execute(connection, "DELETE FROM turns WHERE NOT EXISTS (SELECT 1 FROM entries WHERE entries.position = turns.position AND entries.kind = 'turn');");
        Execute(
            connection,
            $"DELETE FROM inbound WHERE (position <= {last} OR NOT EXISTS (SELECT 1 FROM entries WHERE entries.position = inbound.position)) "
            + "AND NOT EXISTS (SELECT 1 FROM known WHERE known.position = inbound.position "
            + "AND (known.channel IS NULL OR (known.channel = inbound.channel AND known.stream_id = inbound.stream_id AND known.activity = inbound.activity)));");
        Execute(connection, "DELETE FROM conversations WHERE NOT EXISTS (SELECT 1 FROM entries WHERE entries.stream_id = conversations.stream_id AND entries.kind = 'turn');");
    });

    private void RemoveStrayEnquiries(SqliteConnection connection, LedgerStatements statements)
    {
        var strays = new List<long>();
        using (var rows = new Statement(connection, "SELECT number, position FROM enquiries;"))
        {
            while (rows.Step())
            {
                if (!enquiries.Contains(rows.Long(0)) && !unreadableEnquiries.Contains(rows.Long(1)))
                {
                    strays.Add(rows.Long(0));
                }
            }
        }

        Transact(statements, () => strays.ForEach(number => Execute(connection, $"DELETE FROM enquiries WHERE number = {number};")));
    }

    private void ProjectState(LedgerReader reader, KeyRing keys, LedgerStatements statements, string stream)
    {
        if (reader.LastTurn(stream) is not { } turn || !EntryHeader.TryRead(turn.Header, out var header) || turn.Read(keys) is not { } body
            || keys.Find(Encoding.UTF8.GetString(header.KeyId)) is not { } key)
        {
            return;
        }

        var state = JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(body, BodyJson.Readable.TurnBody)!.State, BodyJson.Readable.StateBody);
        var sealedState = new byte[state.Length + ConversationSeal.Overhead];
        ConversationSeal.Close(header.Stream, state, key, sealedState);
        statements.UpsertState(turn.StreamId, header, sealedState);
        conversations++;
    }

    private static List<string> Streams(SqliteConnection connection)
    {
        using var statement = new Statement(connection, "SELECT name FROM streams WHERE EXISTS (SELECT 1 FROM entries WHERE stream_id = id AND kind = 'turn');");
        var streams = new List<string>();
        while (statement.Step())
        {
            streams.Add(statement.Text(0));
        }

        return streams;
    }

    private static void Transact(LedgerStatements statements, Action work)
    {
        statements.Begin();
        try
        {
            work();
            statements.Commit();
        }
        finally
        {
            statements.RollBack();
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        statement.Run();
    }
}
