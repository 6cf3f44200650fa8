namespace ConsultBot.Triage.Hours;

/// <summary>When somebody is at the clinic.</summary>
/// <param name="zone">The clinic's time zone.</param>
/// <param name="days">From when to when, by day of the week; a day that is missing is closed.</param>
/// <param name="closures">Dates on which it is closed whatever the day.</param>
public sealed class OpeningHours(TimeZoneInfo zone, IReadOnlyDictionary<DayOfWeek, (TimeOnly Opens, TimeOnly Closes)> days, IReadOnlySet<DateOnly> closures)
{
    // Longer than any closure that a clinic announces; beyond it, nothing opens again.
    private const int MostDaysAhead = 370;

    /// <summary>Whether it is open at a moment.</summary>
    public bool IsOpenAt(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        return HoursOf(DateOnly.FromDateTime(local.DateTime)) is { } hours
            && TimeOnly.FromTimeSpan(local.TimeOfDay) is var time && time >= hours.Opens && time < hours.Closes;
    }

    /// <summary>When it opens next after a moment; <c>null</c> when it does not within a year.</summary>
    public DateTimeOffset? NextOpeningAfter(DateTimeOffset moment) =>
        Openings(moment).Select(open => (DateTimeOffset?)open.From).FirstOrDefault(from => from > moment);

    /// <summary>The moment by which it was open for so long, counted from a moment on.</summary>
    /// <returns>The moment; the plain sum when it does not open for long enough within a year.</returns>
    public DateTimeOffset AddOpenTime(DateTimeOffset moment, TimeSpan time)
    {
        var left = time;
        foreach (var (from, to) in Openings(moment))
        {
            var begin = from > moment ? from : moment;
            if (begin + left <= to)
            {
                return begin + left;
            }

            left -= to - begin;
        }

        return moment + time;
    }

    /// <summary>A moment by the clinic's clock.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone);

    // The stretches during which it is open and that end after a moment.
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Openings(DateTimeOffset moment)
    {
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
        for (var ahead = 0; ahead <= MostDaysAhead; ahead++)
        {
            var date = first.AddDays(ahead);
            if (HoursOf(date) is { } hours && (From: At(date, hours.Opens), To: At(date, hours.Closes)) is var open && open.To > moment)
            {
                yield return open;
            }
        }
    }

    private (TimeOnly Opens, TimeOnly Closes)? HoursOf(DateOnly date) => !closures.Contains(date) && days.TryGetValue(date.DayOfWeek, out var hours) ? hours : null;

    // An hour that the clocks skip begins where they go on.
    private DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
