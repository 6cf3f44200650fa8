using System.Security.Cryptography;
using System.Text.Json;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Recording;

/// <summary>Reads conversations out of the record, on a connection of its own.</summary>
internal sealed class SqliteTranscript(LedgerReader reader, KeyRing keys) : ITranscript, IDisposable
{
    private readonly Lock reading = new();

    /// <inheritdoc />
    public IReadOnlyList<TranscriptEntry> Read(string conversationId, long after, int most) => Guarded(() =>
    {
        StoredEntry[] entries;
        lock (reading)
        {
            entries = [.. reader.Stream(SqliteRecord.StreamOf(conversationId), after + 1).Take(most)];
        }

        return (IReadOnlyList<TranscriptEntry>)[.. entries.Select(entry => Shown(conversationId, entry))];
    });

    /// <inheritdoc />
    public TranscriptEnd? End(string conversationId) => Guarded(() =>
    {
        lock (reading)
        {
            return reader.End(SqliteRecord.StreamOf(conversationId)) is { } end ? new TranscriptEnd(end.Seq, Microseconds.ToTime(end.At)) : null;
        }
    });

    public void Dispose() => reader.Dispose();

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is SqliteException or CryptographicException or JsonException)
        {
            throw new RecordUnavailableException($"The record cannot be read: {exception.Message}", exception);
        }
    }

    private TranscriptEntry Shown(string conversationId, StoredEntry entry)
    {
        var at = Microseconds.ToTime(entry.At);
        return (EntryKinds.FromWireName(entry.Kind), entry.Read(keys)) switch
        {
            (EntryKind.Message, { } body) => OfMessage(entry, at, JsonSerializer.Deserialize(body, BodyJson.Readable.MessageBody)!),
            (EntryKind.Turn, { } body) => OfTurn(entry, at, JsonSerializer.Deserialize(body, BodyJson.Readable.TurnBody)!),
            (EntryKind.Notice, { } body) => OfNotice(entry, at, JsonSerializer.Deserialize(body, BodyJson.Readable.AnnouncementBody)!),
            (EntryKind.Feedback, { } body) => OfFeedback(conversationId, entry, at, JsonSerializer.Deserialize(body, BodyJson.Readable.FeedbackBody)!),
            (EntryKind.StaffMessage, { } body) => OfStaff(entry, at, JsonSerializer.Deserialize(body, BodyJson.Readable.StaffMessageBody)!),
            _ => new Unseen(entry.Seq, string.Empty, at, entry.Kind),
        };
    }

    private static SaidByService OfStaff(StoredEntry entry, DateTimeOffset at, StaffMessageBody message) => new(entry.Seq, message.Id, at, new RecordedReply
    {
        Id = message.Id,
        Decision = Decision.Handoff,
        Language = message.Language,
        Text = message.Shown,
        IsByPerson = message.Draft is null || message.ReadBy is not null,
        At = at,
    });

    private static SaidByPatient OfMessage(StoredEntry entry, DateTimeOffset at, MessageBody message) =>
        new(entry.Seq, message.MessageId, at, message.ActivityId, message.Text);

    private static SaidByService OfTurn(StoredEntry entry, DateTimeOffset at, TurnBody turn) => new(entry.Seq, turn.TurnId, at, new RecordedReply
    {
        Id = turn.TurnId,
        Answers = turn.Answers,
        Decision = Decisions.FromWireName(turn.Decision) ?? Decision.Abstain,
        RuleId = turn.Rule,
        Language = turn.Language,
        Text = turn.Text,
        Citations = [.. turn.Citations.Select(citation => new Citation(citation.Marker, citation.Passage, citation.Source, citation.Locator))],
        Caveats = turn.CaveatIds.Split(',').Aggregate(CaveatIds.None, (sum, id) => sum | (CaveatNames.FromWireName(id) ?? CaveatIds.None)),
        CaveatTexts = [.. turn.Caveats.Select(caveat => caveat.Text)],
        At = at,
    });

    private static TranscriptEntry OfNotice(StoredEntry entry, DateTimeOffset at, AnnouncementBody notice) => notice.Text.Length == 0
        ? new Unseen(entry.Seq, notice.Id, at, notice.What, notice.About)
        : new SaidByService(entry.Seq, notice.Id, at, new RecordedReply
        {
            Id = notice.Id,
            Decision = Decision.Smalltalk,
            Language = notice.Language,
            Text = notice.Text,
            Buttons = notice.Buttons,
            At = at,
        });

    private static JudgedByPatient OfFeedback(string conversationId, StoredEntry entry, DateTimeOffset at, FeedbackBody feedback) => new(
        entry.Seq,
        feedback.Id,
        at,
        feedback.ActivityId,
        new Feedback(conversationId, feedback.Channel, feedback.About, feedback.Reaction, feedback.Comment, feedback.ActivityId));
}
