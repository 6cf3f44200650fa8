using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Keys;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Projections;
using ConsultBot.Storage.Recording;
using Microsoft.EntityFrameworkCore;

namespace ConsultBot.Storage.Review;

/// <summary>Reads conversations for those who review them. Whoever asks writes the access down, and shows nothing before that.</summary>
public sealed class ReviewQueries
{
    private static readonly string Prefix = SqliteRecord.StreamOf(string.Empty);
    private static readonly string[] Urgent = [.. Enum.GetValues<Decision>().Where(decision => decision.IsUrgent()).Select(decision => decision.WireName())];

    private readonly LedgerDatabase database;
    private readonly KeyRing keys;

    internal ReviewQueries(LedgerDatabase database, KeyRing keys)
    {
        this.database = database;
        this.keys = keys;
    }

    /// <summary>Lists conversations, those that began last first: in that order none is missed or met twice, whatever is written meanwhile.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">The number before which the part begins; <c>null</c> for the first part.</param>
    /// <param name="most">The most conversations to read.</param>
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    public Task<ConversationPage> ListAsync(ReviewFilter filter, long? before, int most, CancellationToken cancellationToken) => GuardedAsync(async () =>
    {
        await using var connection = database.OpenForReading();
        await using var context = new RecordContext(new DbContextOptionsBuilder<RecordContext>().UseSqlite(connection).Options);
        var streams = await Matching(context, filter, before)
            .OrderByDescending(stream => stream.Id)
            .Take(most + 1)
            .Select(stream => new
            {
                stream.Id,
                stream.Name,
                stream.KeyId,
                Began = context.Entries.Where(entry => entry.StreamId == stream.Id).OrderBy(entry => entry.Seq).Select(entry => entry.At).FirstOrDefault(),
                Last = context.Entries.Where(entry => entry.StreamId == stream.Id).OrderByDescending(entry => entry.Seq).Select(entry => entry.At).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var shown = streams.Take(most).ToArray();
        var numbers = Array.ConvertAll(shown, stream => stream.Id);
        var turns = await (
            from entry in context.Entries
            where numbers.Contains(entry.StreamId)
            join turn in context.Turns on entry.Position equals turn.Position
            group turn by new { entry.StreamId, turn.Decision, turn.Channel, turn.Language, turn.HandoffRequested } into alike
            select new { alike.Key.StreamId, alike.Key.Decision, alike.Key.Channel, alike.Key.Language, alike.Key.HandoffRequested, Count = alike.Count() })
            .ToListAsync(cancellationToken);
        var turnsOf = turns.ToLookup(turn => turn.StreamId);
        var conversations = Array.ConvertAll(shown, stream => new ConversationSummary
        {
            Number = stream.Id,
            Id = stream.Name[Prefix.Length..],
            Began = Microseconds.ToTime(stream.Began),
            Last = Microseconds.ToTime(stream.Last),
            Channels = [.. turnsOf[stream.Id].Select(turn => turn.Channel).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Languages = [.. turnsOf[stream.Id].Select(turn => turn.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Decisions =
            [
                .. turnsOf[stream.Id]
                    .GroupBy(turn => Decisions.FromWireName(turn.Decision) ?? Decision.Abstain, turn => turn.Count)
                    .Select(decision => (decision.Key, decision.Sum()))
                    .OrderBy(decision => decision.Key),
            ],
            HandoffRequested = turnsOf[stream.Id].Any(turn => turn.HandoffRequested),
            IsErased = stream.KeyId is null,
        });
        return new ConversationPage(conversations, streams.Count > most ? shown[^1].Id : null);
    });

    /// <summary>Reads a part of a conversation with everything its turns were decided by.</summary>
    /// <param name="number">The number of the conversation in this record.</param>
    /// <param name="after">The place after which the part begins; 0 to begin at the start.</param>
    /// <param name="most">The most entries to read.</param>
    /// <returns><c>null</c> when there is no such conversation.</returns>
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    public Task<ReviewedConversation?> ReadAsync(long number, long after, int most, CancellationToken cancellationToken) => GuardedAsync(async () =>
    {
        await using var connection = database.OpenForReading();
        await using var context = new RecordContext(new DbContextOptionsBuilder<RecordContext>().UseSqlite(connection).Options);
        if (await context.Streams.Where(stream => stream.Id == number && stream.Name.StartsWith(Prefix)).Select(stream => stream.Name).SingleOrDefaultAsync(cancellationToken)
            is not { } name)
        {
            return null;
        }

        // Words that another process erased meanwhile are not shown from memory.
        keys.Refresh();
        using var reader = new LedgerReader(database.OpenForReading());
        var entries = reader.Stream(name, after + 1).Take(most + 1).Select(entry => EntryContents.Read(entry, keys)).ToArray();
        var shown = entries.Take(most).ToArray();
        var erasures = shown.Any(entry => entry.Content is ErasedWords) ? ErasuresOf(reader, name) : [];
        return new ReviewedConversation(number, name[Prefix.Length..], shown, entries.Length > most ? shown[^1].Seq : null, erasures);
    });

    private static IQueryable<StreamRow> Matching(RecordContext context, ReviewFilter filter, long? before)
    {
        var streams = context.Streams.AsNoTracking().Where(stream => stream.Name.StartsWith(Prefix));
        if (before is { } number)
        {
            streams = streams.Where(stream => stream.Id < number);
        }

        if (filter.Reference is { } reference)
        {
            var named = Named(context, reference);
            streams = streams.Where(stream => named.Contains(stream.Id));
        }

        if (!filter.IsOfTurns)
        {
            return streams;
        }

        // Over the places of a conversation's entries: turns need no index of their own, which every turn would have to be written into.
        var turns = Matching(context.Turns, filter);
        return streams.Where(stream => context.Entries.Any(entry => entry.StreamId == stream.Id && turns.Any(turn => turn.Position == entry.Position)));
    }

    private static IQueryable<TurnRow> Matching(IQueryable<TurnRow> turns, ReviewFilter filter)
    {
        if (filter.Decision?.WireName() is { } decision)
        {
            turns = turns.Where(turn => turn.Decision == decision);
        }

        if (filter.Channel is { } channel)
        {
            turns = turns.Where(turn => turn.Channel == channel);
        }

        if (filter.From?.ToMicroseconds() is { } from)
        {
            turns = turns.Where(turn => turn.At >= from);
        }

        if (filter.Before?.ToMicroseconds() is { } before)
        {
            turns = turns.Where(turn => turn.At < before);
        }

        if (filter.IsUrgent)
        {
            turns = turns.Where(turn => Urgent.Contains(turn.Decision));
        }

        return filter.HandoffRequested ? turns.Where(turn => turn.HandoffRequested) : turns;
    }

    // A reference cannot be turned back into an id, so every id is turned into its reference: a fraction of a second for a clinic's lifetime of conversations.
    private static long[] Named(RecordContext context, string reference) =>
    [
        .. context.Streams
            .Where(stream => stream.Name.StartsWith(Prefix))
            .Select(stream => new { stream.Id, stream.Name })
            .AsEnumerable()
            .Where(stream => string.Equals(ConversationReference.Of(stream.Name[Prefix.Length..]), reference, StringComparison.Ordinal))
            .Select(stream => stream.Id),
    ];

    private List<Erasure> ErasuresOf(LedgerReader reader, string stream)
    {
        var erasures = new List<Erasure>();
        foreach (var entry in reader.Stream(SqliteRecord.SystemStream))
        {
            if (string.Equals(entry.Kind, EntryKind.Erasure.WireName(), StringComparison.Ordinal) && entry.Read(keys) is { } body
                && JsonSerializer.Deserialize(body, BodyJson.Readable.ErasureBody) is { } erasure && string.Equals(erasure.Stream, stream, StringComparison.Ordinal))
            {
                erasures.Add(new Erasure(Microseconds.ToTime(entry.At), erasure.Reason));
            }
        }

        return erasures;
    }

    private static async Task<T> GuardedAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (exception is DbException or CryptographicException or JsonException)
        {
            throw new RecordUnavailableException($"The record cannot be read: {exception.Message}", exception);
        }
    }
}
