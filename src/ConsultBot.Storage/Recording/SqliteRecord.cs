using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ConsultBot.Consultation;
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

    private const int MostOpened = 256;

    private readonly Lock reading = new();

    // Between the two readings of a turn: a state that is sealed in the same bytes as before is the same, and is not opened again.
    private readonly TwoGenerations<OpenedState> opened = new(MostOpened);

    /// <summary>The stream of a conversation.</summary>
    public static string StreamOf(string conversationId) => $"conversation/{conversationId}";

    /// <summary>The conversation of a stream.</summary>
    public static string ConversationOf(string stream) => stream["conversation/".Length..];

    /// <inheritdoc />
    public async Task<bool> AppendAsync(TurnEntry entry, CancellationToken cancellationToken)
    {
        var stream = StreamOf(entry.Message.ConversationId);
        var body = TurnBody.Of(entry);
        var turn = new NewEntry(stream, EntryKind.Turn, BodyJson.Write(body, BodyJson.Default.TurnBody))
        {
            Turn = TurnProjection.Of(body),
            State = BodyJson.Write(body.State, BodyJson.Default.StateBody),
        };
        lock (reading)
        {
            opened.Remove(stream);
        }

        NewEntry[] entries = entry.Message.RecordedAs is null ? [MessageEntry(entry.Message, entry.MessageId), turn] : [turn];
        return (await WriteAsync(entries, cancellationToken))[0].IsNew;
    }

    /// <inheritdoc />
    public async Task<ReceivedMessage> ReceiveAsync(PatientMessage message, CancellationToken cancellationToken)
    {
        var id = NewId();
        var place = (await WriteAsync([MessageEntry(message, id)], cancellationToken))[0];
        var recordedAs = place.IsNew ? id : BodyAt(StreamOf(message.ConversationId), place.Seq)?.MessageId ?? id;
        return new ReceivedMessage(message with { RecordedAs = recordedAs }, place.IsNew);
    }

    /// <inheritdoc />
    public async Task AnnounceAsync(Announcement announcement, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(AnnouncementBody.Of(announcement, NewId()), BodyJson.Readable.AnnouncementBody);
        await WriteAsync([new NewEntry(StreamOf(announcement.ConversationId), EntryKind.Notice, body)], cancellationToken);
    }

    /// <inheritdoc />
    public async Task<string> JudgeAsync(Feedback feedback, CancellationToken cancellationToken)
    {
        var id = NewId();
        var body = JsonSerializer.SerializeToUtf8Bytes(FeedbackBody.Of(feedback, id), BodyJson.Readable.FeedbackBody);
        await WriteAsync([new NewEntry(StreamOf(feedback.ConversationId), EntryKind.Feedback, body)], cancellationToken);
        return id;
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
        if (Read(stream, out _).KeyId is not { } key)
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
            var (stored, keyId) = Read(stream, out var known);
            var state = stored is null || keyId is null || keys.Find(keyId) is not { } key ? ConversationState.New
                : known is not null && ReferenceEquals(stored, known.Sealed) && string.Equals(keyId, known.KeyId, StringComparison.Ordinal) ? known.State
                : Open(stream, stored, key);
            return ValueTask.FromResult(state);
        }
        catch (Exception exception) when (exception is SqliteException or CryptographicException or JsonException)
        {
            throw new RecordUnavailableException($"The record cannot be read: {exception.Message}", exception);
        }
    }

    private string NewId() => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");

    private static NewEntry MessageEntry(PatientMessage message, string id) =>
        new(StreamOf(message.ConversationId), EntryKind.Message, BodyJson.Write(MessageBody.Of(message, id), BodyJson.Default.MessageBody))
        {
            Inbound = message.ActivityId is { } activity ? new InboundId(message.Channel, activity) : null,
        };

    private MessageBody? BodyAt(string stream, long seq)
    {
        StoredEntry? entry;
        lock (reading)
        {
            entry = reader.Stream(stream, seq).FirstOrDefault();
        }

        return entry?.Read(keys) is { } body ? JsonSerializer.Deserialize(body, BodyJson.Readable.MessageBody) : null;
    }

    private (byte[]? State, string? KeyId) Read(string stream, out OpenedState? known)
    {
        lock (reading)
        {
            opened.TryGet(stream, out known);
            return reader.State(stream, known?.Sealed);
        }
    }

    private ConversationState Open(string stream, byte[] stored, StreamKey key)
    {
        if (ConversationSeal.Open(Encoding.UTF8.GetBytes(stream), stored, key) is not { } plain)
        {
            return OfLastTurn(stream);
        }

        var state = JsonSerializer.Deserialize(plain, BodyJson.Readable.StateBody)!.ToState();
        lock (reading)
        {
            opened.Set(stream, new OpenedState(stored, key.Id, state));
        }

        return state;
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

    private sealed record OpenedState(byte[] Sealed, string KeyId, ConversationState State);
}
