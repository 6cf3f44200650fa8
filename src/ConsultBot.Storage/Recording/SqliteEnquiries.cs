using System.Text.Json;
using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Ledger;
using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Recording;

/// <summary>Enquiries in the record: every change in the conversation it belongs to, and how each stands in a table of its own.</summary>
/// <param name="writer">The writer of the record.</param>
/// <param name="connection">A connection of its own, for reading.</param>
/// <param name="clock">The clock.</param>
internal sealed class SqliteEnquiries(LedgerWriter writer, SqliteConnection connection, TimeProvider clock) : IDisposable
{
    private const string Columns =
        "number, (SELECT name FROM streams WHERE id = stream_id), channel, topic, urgency, why, team, language, state, claimed_by, opened_at, due_at, changed_at, snoozed_until, reminded, escalated, shown";

    private readonly Lock reading = new();
    private readonly Statement open = new(connection, $"SELECT {Columns} FROM enquiries WHERE state <> 'resolved' ORDER BY number;");
    private readonly Statement one = new(connection, $"SELECT {Columns} FROM enquiries WHERE number = ?1;");
    private readonly Statement last = new(connection, "SELECT coalesce(max(number), 0) FROM enquiries;");

    /// <summary>Writes a change down, with what the patient is told, in one commit.</summary>
    /// <exception cref="RecordUnavailableException">It could not be written.</exception>
    public async Task AppendAsync(Enquiry after, EnquiryChange change, StaffReply? reply, CancellationToken cancellationToken)
    {
        var stream = SqliteRecord.StreamOf(after.ConversationId);
        var body = EnquiryBody.Of(after, change);
        var entry = new NewEntry(stream, EntryKind.EnquiryChanged, JsonSerializer.SerializeToUtf8Bytes(body, BodyJson.Readable.EnquiryBody)) { Enquiry = body.ToRow() };
        NewEntry[] entries = reply is null
            ? [entry]
            : [new NewEntry(stream, EntryKind.StaffMessage, JsonSerializer.SerializeToUtf8Bytes(BodyOf(after, change, reply), BodyJson.Readable.StaffMessageBody)), entry];
        try
        {
            await writer.AppendAsync(entries, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new RecordUnavailableException($"The record cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>The enquiries that are not resolved, and the highest number ever given.</summary>
    /// <param name="members">Who is staff; what somebody has who is not any more counts as nobody's.</param>
    /// <exception cref="RecordUnavailableException">They cannot be read.</exception>
    public (IReadOnlyList<Enquiry> Open, long LastNumber) LoadOpen(IReadOnlyList<StaffMember> members) => Guarded(() =>
    {
        last.Step();
        var number = last.Long(0);
        last.Reset();
        return ((IReadOnlyList<Enquiry>)Rows(open, members), number);
    });

    /// <summary>An enquiry by its number; <c>null</c> when there is none.</summary>
    /// <param name="number">The number.</param>
    /// <param name="members">Who is staff.</param>
    /// <exception cref="RecordUnavailableException">It cannot be read.</exception>
    public Enquiry? Find(long number, IReadOnlyList<StaffMember> members) => Guarded(() =>
    {
        one.Bind(1, number);
        return Rows(one, members).FirstOrDefault();
    });

    public void Dispose()
    {
        open.Dispose();
        one.Dispose();
        last.Dispose();
        connection.Dispose();
    }

    private StaffMessageBody BodyOf(Enquiry after, EnquiryChange change, StaffReply reply) => new(
        StaffMessageBody.Current,
        Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
        after.Number,
        StaffBody.Of(change.By) ?? throw new InvalidOperationException("Only a person replies."),
        after.Language,
        reply.Text,
        reply.Shown,
        reply.Draft,
        reply.Concerns,
        reply.Reason,
        reply.ReadBy);

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            lock (reading)
            {
                return read();
            }
        }
        catch (SqliteException exception)
        {
            throw new RecordUnavailableException($"The record cannot be read: {exception.Message}", exception);
        }
    }

    private static List<Enquiry> Rows(Statement statement, IReadOnlyList<StaffMember> members)
    {
        var rows = new List<Enquiry>();
        try
        {
            while (statement.Step())
            {
                rows.Add(Read(statement, members));
            }
        }
        finally
        {
            statement.Reset();
        }

        return rows;
    }

    private static Enquiry Read(Statement row, IReadOnlyList<StaffMember> members)
    {
        var holder = row.IsNull(9) ? null : members.FirstOrDefault(member => string.Equals(member.Id, row.Text(9), StringComparison.Ordinal));
        var state = EnquiryNames.StateOf(row.Text(8));
        return new Enquiry
        {
            Number = row.Long(0),
            ConversationId = SqliteRecord.ConversationOf(row.Text(1)),
            Channel = row.Text(2),
            Topic = EnquiryNames.TopicOf(row.Text(3)),
            Urgency = EnquiryNames.UrgencyOf(row.Text(4)),
            Why = row.Text(5),
            Team = row.Text(6),
            Language = row.Text(7),
            State = holder is null && state is not EnquiryState.Resolved ? EnquiryState.New : state,
            ClaimedBy = holder,
            OpenedAt = Microseconds.ToTime(row.Long(10)),
            DueAt = Microseconds.ToTime(row.Long(11)),
            ChangedAt = Microseconds.ToTime(row.Long(12)),
            SnoozedUntil = row.IsNull(13) ? null : Microseconds.ToTime(row.Long(13)),
            IsReminded = row.Long(14) != 0,
            IsEscalated = row.Long(15) != 0,
            IsShown = row.Long(16) != 0,
        };
    }
}

/// <summary>The record of enquiries, for a desk with these members.</summary>
internal sealed class DeskRecord(SqliteEnquiries enquiries, IReadOnlyList<StaffMember> members) : IEnquiryRecord
{
    /// <inheritdoc />
    public Task AppendAsync(Enquiry after, EnquiryChange change, StaffReply? reply, CancellationToken cancellationToken) => enquiries.AppendAsync(after, change, reply, cancellationToken);

    /// <inheritdoc />
    public (IReadOnlyList<Enquiry> Open, long LastNumber) LoadOpen() => enquiries.LoadOpen(members);

    /// <inheritdoc />
    public Enquiry? Find(long number) => enquiries.Find(number, members);
}
