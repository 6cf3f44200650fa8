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
    /// <summary>The stream of what belongs to no conversation.</summary>
    public const string SystemStream = "system";

    private readonly Lock reading = new();

    /// <summary>The stream of a conversation.</summary>
    public static string StreamOf(string conversationId) => $"conversation/{conversationId}";

    /// <inheritdoc />
    public async Task<bool> AppendAsync(TurnEntry entry, CancellationToken cancellationToken)
    {
        var stream = StreamOf(entry.Message.ConversationId);
        var messageId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var turn = TurnBody.Of(entry, messageId);
        NewEntry[] entries =
        [
            new(stream, EntryKind.Message, JsonSerializer.SerializeToUtf8Bytes(MessageBody.Of(entry.Message, messageId), BodyJson.Readable.MessageBody))
            {
                Inbound = entry.Message.ActivityId is { } activity ? new InboundId(entry.Message.Channel, activity) : null,
            },
            new(stream, EntryKind.Turn, JsonSerializer.SerializeToUtf8Bytes(turn, BodyJson.Readable.TurnBody))
            {
                Turn = TurnProjection.Of(turn),
                State = JsonSerializer.SerializeToUtf8Bytes(turn.State, BodyJson.Readable.StateBody),
            },
        ];
        return (await WriteAsync(entries, cancellationToken))[0].IsNew;
    }

    /// <inheritdoc />
    public async Task NoticeAsync(Notice notice, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(NoticeBody.Of(notice), BodyJson.Readable.NoticeBody);
        await WriteAsync([new NewEntry(SystemStream, EntryKind.Notice, body)], cancellationToken);
    }

    /// <summary>Erases the words of a conversation for good: the erasure is recorded, then its key is forgotten.</summary>
    /// <returns><c>false</c> when it has no words.</returns>
    public async Task<bool> EraseAsync(string conversationId, string reason, CancellationToken cancellationToken)
    {
        var stream = StreamOf(conversationId);
        if (Read(stream).KeyId is not { } key)
        {
            return false;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new ErasureBody(ErasureBody.Current, stream, key, reason), BodyJson.Readable.ErasureBody);
        await WriteAsync([new NewEntry(SystemStream, EntryKind.Erasure, body) { Erases = new StreamErasure(stream, key) }], cancellationToken);
        return true;
    }

    /// <inheritdoc />
    public ValueTask<ConversationState> LoadAsync(string conversationId, CancellationToken cancellationToken)
    {
        var stream = StreamOf(conversationId);
        try
        {
            var (stored, keyId) = Read(stream);
            var state = stored is null || keyId is null || keys.Find(keyId) is not { } key
                ? ConversationState.New
                : ConversationSeal.Open(Encoding.UTF8.GetBytes(stream), stored, key) is { } opened
                    ? JsonSerializer.Deserialize(opened, BodyJson.Readable.StateBody)!.ToState()
                    : OfLastTurn(stream);
            return ValueTask.FromResult(state);
        }
        catch (Exception exception) when (exception is SqliteException or CryptographicException or JsonException)
        {
            throw new RecordUnavailableException($"The record cannot be read: {exception.Message}", exception);
        }
    }

    private (byte[]? State, string? KeyId) Read(string stream)
    {
        lock (reading)
        {
            return reader.State(stream);
        }
    }

    private ConversationState OfLastTurn(string stream)
    {
        StoredEntry? turn;
        lock (reading)
        {
            turn = reader.LastTurn(stream);
        }

        return turn?.Read(keys) is { } body ? JsonSerializer.Deserialize(body, BodyJson.Readable.TurnBody)!.State.ToState() : ConversationState.New;
    }

    private async Task<WrittenEntry[]> WriteAsync(NewEntry[] entries, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.AppendAsync(entries, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new RecordUnavailableException($"The record cannot be written: {exception.Message}", exception);
        }
    }
}
