using System.Globalization;
using System.Text.Json;
using ConsultBot.Storage.Bodies;
using ConsultBot.Storage.Ledger;
using ConsultBot.Storage.Projections;
using Microsoft.Data.Sqlite;

namespace ConsultBot.Storage.Proofs;

/// <summary>Compares how enquiries are said to stand with what their last entries say.</summary>
internal sealed class EnquiryCheck(SqliteConnection connection, StreamTable streams, long from, Findings findings)
{
    private const string Columns =
        "number, position, stream_id, channel, topic, urgency, why, team, language, state, coalesce(claimed_by, ''), opened_at, due_at, changed_at, coalesce(snoozed_until, ''), reminded, escalated, shown";

    private const int FirstCompared = 3;
    private const int ColumnCount = 18;

    private readonly Dictionary<long, (long Position, string Stands)> stand = [];
    private readonly HashSet<long> unreadable = [];

    /// <summary>An entry could not be read, so nothing is known of what it said.</summary>
    public void CannotRead(EntryBytes entry, EntryHeader header)
    {
        if (IsEnquiry(header))
        {
            unreadable.Add(entry.Position);
        }
    }

    /// <summary>Reads one entry.</summary>
    public void Check(EntryBytes entry, EntryHeader header, ReadOnlySpan<byte> body)
    {
        if (IsEnquiry(header) && JsonSerializer.Deserialize(body, BodyJson.Readable.EnquiryBody) is { } change)
        {
            stand[change.Number] = (entry.Position, Text(change.ToRow()));
        }
    }

    /// <summary>Compares.</summary>
    public void Finish()
    {
        using var rows = new Statement(connection, $"SELECT {Columns} FROM enquiries WHERE position > ?1 ORDER BY number;");
        rows.Bind(1, from);
        while (rows.Step())
        {
            var (number, position) = (rows.Long(0), rows.Long(1));
            var stands = string.Join('|', Enumerable.Range(FirstCompared, ColumnCount - FirstCompared).Select(rows.Text));
            if (!stand.Remove(number, out var known) ? !unreadable.Contains(position) : known.Position != position || !string.Equals(known.Stands, stands, StringComparison.Ordinal))
            {
                findings.Add($"the projections have enquiry {number} otherwise than the record", position, streams.TextOf(streams.IndexOf(rows.Long(2))));
            }
        }

        foreach (var (number, (position, _)) in stand)
        {
            findings.Add($"the projections lack enquiry {number}", position);
        }
    }

    private static bool IsEnquiry(EntryHeader header) => header.Kind.SequenceEqual(EntryKind.EnquiryChanged.Utf8Name());

    private static string Text(EnquiryRow row) => string.Join(
        '|',
        row.Channel,
        row.Topic,
        row.Urgency,
        row.Why,
        row.Team,
        row.Language,
        row.State,
        row.ClaimedBy,
        Number(row.OpenedAt),
        Number(row.DueAt),
        Number(row.ChangedAt),
        row.SnoozedUntil is { } until ? Number(until) : string.Empty,
        row.IsReminded ? 1 : 0,
        row.IsEscalated ? 1 : 0,
        row.IsShown ? 1 : 0);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
