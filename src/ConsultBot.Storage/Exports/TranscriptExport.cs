using System.Globalization;
using System.Text.Json;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Recording;

namespace ConsultBot.Storage.Exports;

/// <summary>Writes one conversation as a Bot Framework <c>.transcript</c>: a JSON array of message activities, which the Bot Framework's own tools open.</summary>
public sealed class TranscriptExport(RecordPlace place)
{
    private const string Bot = "bot";
    private const string User = "user";

    /// <summary>Writes the transcript.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="progress">Is told how many entries were read.</param>
    /// <returns>How many activities were written; entries whose words are erased have none.</returns>
    public long Write(Stream output, string conversationId, IProgress<long>? progress = null)
    {
        using var keys = new KeyRing(place.KeysPath, place.WrappingKey);
        using var reader = new LedgerReader(new LedgerDatabase(place.ConnectionString).OpenForReading());
        using var json = new Utf8JsonWriter(
            output, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartArray();
        var (read, written) = (0L, 0L);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in reader.Stream(SqliteRecord.StreamOf(conversationId)))
        {
            progress?.Report(++read);
            if (entry.Read(keys) is not { } body)
            {
                continue;
            }

            if (string.Equals(entry.Kind, EntryKind.Message.WireName(), StringComparison.Ordinal))
            {
                var message = JsonSerializer.Deserialize(body, BodyJson.Readable.MessageBody)!;
                var id = ids[message.MessageId] = message.ActivityId ?? message.MessageId;
                WriteActivity(json, conversationId, new Said(id, message.Channel, User, message.Language, message.Text, entry.At, null));
                written++;
            }
            else if (string.Equals(entry.Kind, EntryKind.Turn.WireName(), StringComparison.Ordinal))
            {
                var turn = JsonSerializer.Deserialize(body, BodyJson.Readable.TurnBody)!;
                var replyTo = turn.Answers.LastOrDefault() is { } answered ? ids.GetValueOrDefault(answered) : null;
                WriteActivity(json, conversationId, new Said(turn.TurnId, turn.Channel, Bot, turn.Language, turn.Text, entry.At, replyTo));
                written++;
            }
        }

        json.WriteEndArray();
        return written;
    }

    private static void WriteActivity(Utf8JsonWriter json, string conversationId, Said said)
    {
        json.WriteStartObject();
        json.WriteString("type", "message");
        json.WriteString("id", said.Id);
        json.WriteString("timestamp", Microseconds.ToTime(said.At).ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("channelId", said.Channel);
        WriteAccount(json, "from", said.By);
        WriteAccount(json, "recipient", string.Equals(said.By, Bot, StringComparison.Ordinal) ? User : Bot);
        json.WriteStartObject("conversation");
        json.WriteString("id", conversationId);
        json.WriteEndObject();
        if (said.Language is not null)
        {
            json.WriteString("locale", said.Language);
        }

        if (said.ReplyTo is not null)
        {
            json.WriteString("replyToId", said.ReplyTo);
        }

        json.WriteString("text", said.Text);
        json.WriteEndObject();
    }

    private static void WriteAccount(Utf8JsonWriter json, string name, string role)
    {
        json.WriteStartObject(name);
        json.WriteString("id", role);
        json.WriteString("name", role);
        json.WriteString("role", role);
        json.WriteEndObject();
    }

    private sealed record Said(string Id, string Channel, string By, string? Language, string Text, long At, string? ReplyTo);
}
