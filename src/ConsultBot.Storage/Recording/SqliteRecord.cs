using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Projections;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Recording;

/// <summary>The record on SQLite: turns and the messages they answer, committed together with what the conversation remembers.</summary>
internal sealed class SqliteRecord(LedgerWriter writer, LedgerReader reader, KeyRing keys, TimeProvider clock) : ITurnRecord, IConversationStore
{
    private readonly Lock reading = new();

    /// <summary>The stream of a conversation.</summary>
    public static string StreamOf(string conversationId) => $"conversation/{conversationId}";

    /// <inheritdoc />
    public async Task<bool> AppendAsync(TurnEntry entry, CancellationToken cancellationToken)
    {
        var stream = StreamOf(entry.Message.ConversationId);
        var messageId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var state = StateBody.Of(entry.Conversation);
        NewEntry[] entries =
        [
            new(stream, EntryKind.Message, JsonSerializer.SerializeToUtf8Bytes(MessageBody.Of(entry.Message, messageId), BodyJson.Readable.MessageBody))
            {
                Inbound = entry.Message.ActivityId is { } activity ? new InboundId(entry.Message.Channel, entry.Message.ConversationId, activity) : null,
            },
            new(stream, EntryKind.Turn, JsonSerializer.SerializeToUtf8Bytes(TurnBody.Of(entry, messageId), BodyJson.Readable.TurnBody))
            {
                Turn = TurnProjection.Of(entry),
                State = JsonSerializer.SerializeToUtf8Bytes(state, BodyJson.Readable.StateBody),
            },
        ];
        return (await WriteAsync(entries, cancellationToken))[0].IsNew;
    }

    /// <inheritdoc />
    public async Task NoticeAsync(Notice notice, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(NoticeBody.Of(notice), BodyJson.Readable.NoticeBody);
        await WriteAsync([new NewEntry("system", EntryKind.Notice, body)], cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<ConversationState> LoadAsync(string conversationId, CancellationToken cancellationToken)
    {
        try
        {
            return ValueTask.FromResult(Load(StreamOf(conversationId)));
        }
        catch (Exception exception) when (exception is SqliteException or IOException or CryptographicException or InvalidOperationException or JsonException)
        {
            throw new RecordUnavailableException($"The record cannot be read: {exception.Message}", exception);
        }
    }

    private ConversationState Load(string stream)
    {
        byte[]? stored;
        lock (reading)
        {
            stored = reader.State(stream);
        }

        if (stored is null || keys.Find(stream) is not { } key)
        {
            return ConversationState.New;
        }

        var state = key.Decrypt(stored.AsSpan(0, EntryHeader.NonceLength), stored.AsSpan(EntryHeader.NonceLength), Encoding.UTF8.GetBytes(stream));
        return JsonSerializer.Deserialize(state, BodyJson.Readable.StateBody)!.ToState();
    }

    private async Task<WrittenEntry[]> WriteAsync(NewEntry[] entries, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.AppendAsync(entries, cancellationToken);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or CryptographicException or InvalidOperationException)
        {
            throw new RecordUnavailableException($"The record cannot be written: {exception.Message}", exception);
        }
    }
}
