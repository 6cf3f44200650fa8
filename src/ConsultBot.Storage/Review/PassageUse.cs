using ConsultBot.Consultation.Conversations;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Projections;
using ConsultBot.Storage.Recording;
using Microsoft.EntityFrameworkCore;
using System.Text.Json;

namespace ConsultBot.Storage.Review;

/// <summary>A turn that told patients something out of a passage.</summary>
/// <param name="At">When.</param>
/// <param name="Conversation">The short reference of the conversation.</param>
/// <param name="TurnId">The id of the turn; <c>null</c> when its words were erased.</param>
/// <param name="Decision">What was decided, by its wire name.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Hash">The hash of the passage's text then; <c>null</c> when the words of the turn were erased.</param>
public sealed record PassageUse(DateTimeOffset At, string Conversation, string? TurnId, string Decision, string Channel, string? Hash);

/// <summary>Finds every turn that used a passage, oldest first, in a record that may be in use.</summary>
public sealed class PassageUses(RecordPlace place)
{
    private static readonly string Prefix = SqliteRecord.StreamOf(string.Empty);

    /// <summary>The turns.</summary>
    /// <exception cref="System.Data.Common.DbException">The record cannot be read.</exception>
    public IEnumerable<PassageUse> Of(string passageId)
    {
        var database = new LedgerDatabase(place.ConnectionString);
        using var keys = new KeyRing(place.KeysPath, place.WrappingKey);
        using var reader = new LedgerReader(database.OpenForReading());
        using var connection = database.OpenForReading();
        using var context = new RecordContext(new DbContextOptionsBuilder<RecordContext>().UseSqlite(connection).Options);
        var between = $",{passageId},";
        var turns =
            from turn in context.Turns.AsNoTracking()
            where ("," + turn.Passages + ",").Contains(between)
            join entry in context.Entries on turn.Position equals entry.Position
            join stream in context.Streams on entry.StreamId equals stream.Id
            orderby turn.Position
            select new { turn.At, turn.Decision, turn.Channel, stream.Name, entry.Seq };
        foreach (var turn in turns)
        {
            var body = reader.Stream(turn.Name, turn.Seq).First().Read(keys) is { } bytes ? JsonSerializer.Deserialize(bytes, BodyJson.Readable.TurnBody) : null;
            yield return new PassageUse(
                Microseconds.ToTime(turn.At),
                ConversationReference.Of(turn.Name[Prefix.Length..]),
                body?.TurnId,
                turn.Decision,
                turn.Channel,
                body?.Passages.FirstOrDefault(passage => string.Equals(passage.Id, passageId, StringComparison.Ordinal))?.Hash);
        }
    }
}
