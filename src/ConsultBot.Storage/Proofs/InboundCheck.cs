using System.Text.Json;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Proofs;

/// <summary>Compares the list of delivered messages, by which a channel's second delivery is known, with the messages in the record.</summary>
internal sealed class InboundCheck(SqliteConnection connection, StreamTable streams, long from, Findings findings) : IDisposable
{
    private readonly Statement find = new(connection, "SELECT position, seq FROM inbound WHERE stream_id = ?1 AND channel = ?2 AND activity = ?3;");
    private readonly Statement count = new(connection, "SELECT count(*) FROM inbound WHERE position > ?1;");
    private readonly Statement strays = new(
        connection,
        "SELECT position, channel, activity FROM inbound WHERE position > ?1 "
        + "AND NOT EXISTS (SELECT 1 FROM entries WHERE entries.position = inbound.position AND entries.kind = 'message');");
    private long expected;
    private long unreadable;

    /// <summary>Checks an entry that is a message.</summary>
    public void Check(EntryBytes entry, EntryHeader header, ReadOnlySpan<byte> body, int stream)
    {
        if (!IsMessage(header))
        {
            return;
        }

        find.Bind(1, streams[stream].Id);
        if (!TryFind(body, out var isExpected))
        {
            isExpected = TryFindSlowly(body);
        }

        if (!isExpected)
        {
            return;
        }

        expected++;
        var isThere = find.Step();
        if (!isThere || find.Long(0) != entry.Position || find.Long(1) != entry.Seq)
        {
            entry.Tell(findings, streams, "the list of delivered messages does not have it, or has it elsewhere");
        }

        find.Reset();
    }

    /// <summary>Takes note of an entry whose body is erased.</summary>
    public void CannotRead(EntryHeader header) => unreadable += IsMessage(header) ? 1 : 0;

    /// <summary>Checks what is left over.</summary>
    public void Finish()
    {
        strays.Bind(1, from);
        while (strays.Step())
        {
            findings.Add($"the list of delivered messages has {strays.Text(1)} {strays.Text(2)}, which is no message of the record", strays.Long(0));
        }

        count.Bind(1, from);
        if (count.RunScalar() is var there && there > expected + unreadable)
        {
            findings.Add($"the list of delivered messages has {there - expected - unreadable} more than the record");
        }
    }

    public void Dispose()
    {
        find.Dispose();
        count.Dispose();
        strays.Dispose();
    }

    private static bool IsMessage(EntryHeader header) => header.Kind.SequenceEqual(EntryKind.Message.Utf8Name());

    // Binds the two values as they stand in the body, and does not read on to the text.
    private bool TryFind(ReadOnlySpan<byte> body, out bool isExpected)
    {
        isExpected = false;
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var index = reader.ValueTextEquals("channel"u8) ? 2 : reader.ValueTextEquals("activity"u8) ? 3 : 0;
            reader.Read();
            if (index == 0)
            {
                reader.Skip();
            }
            else if (reader.TokenType is JsonTokenType.Null)
            {
                return true;
            }
            else if (reader.ValueIsEscaped)
            {
                return false;
            }
            else
            {
                find.BindText(index, reader.ValueSpan);
                if (index == 3)
                {
                    isExpected = true;
                    return true;
                }
            }
        }

        return true;
    }

    private bool TryFindSlowly(ReadOnlySpan<byte> body)
    {
        var message = JsonSerializer.Deserialize(body, BodyJson.Readable.MessageBody)!;
        find.BindText(2, message.Channel);
        find.BindText(3, message.ActivityId);
        return message.ActivityId is not null;
    }
}
