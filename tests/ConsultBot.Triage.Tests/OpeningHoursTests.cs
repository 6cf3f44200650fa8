using System.Globalization;
using ConsultBot.Triage.Hours;

namespace ConsultBot.Triage.Tests;

public sealed class OpeningHoursTests
{
    [Theory]
    [InlineData("2030-05-06 08:59", false)]
    [InlineData("2030-05-06 09:00", true)]
    [InlineData("2030-05-06 16:59", true)]
    [InlineData("2030-05-06 17:00", false)]
    [InlineData("2030-05-08 12:00", false)]
    [InlineData("2030-05-11 12:00", false)]
    public void It_is_open_from_its_opening_until_its_closing_and_never_on_a_closure(string local, bool isOpen) => Assert.Equal(isOpen, Given.Weekdays.IsOpenAt(NewYork(local)));

    [Theory]
    [InlineData("2030-05-06 08:00", "2030-05-06 09:00")]
    [InlineData("2030-05-06 09:00", "2030-05-07 09:00")]
    [InlineData("2030-05-07 18:00", "2030-05-09 09:00")]
    [InlineData("2030-05-10 17:00", "2030-05-13 09:00")]
    public void It_opens_next_on_the_next_day_that_is_no_closure(string local, string next) => Assert.Equal(NewYork(next), Given.Weekdays.NextOpeningAfter(NewYork(local)));

    [Theory]
    [InlineData("2030-05-06 10:00", 30, "2030-05-06 10:30")]
    [InlineData("2030-05-06 16:45", 30, "2030-05-07 09:15")]
    [InlineData("2030-05-07 16:45", 30, "2030-05-09 09:15")]
    [InlineData("2030-05-10 20:00", 60, "2030-05-13 10:00")]
    [InlineData("2030-05-06 09:00", 480, "2030-05-06 17:00")]
    [InlineData("2030-05-06 09:00", 960, "2030-05-07 17:00")]
    public void Time_is_counted_while_it_is_open(string local, int minutes, string until) => Assert.Equal(NewYork(until), Given.Weekdays.AddOpenTime(NewYork(local), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void Where_it_never_opens_time_is_counted_plainly()
    {
        var never = new OpeningHours(TimeZoneInfo.Utc, new Dictionary<DayOfWeek, (TimeOnly, TimeOnly)>(), new HashSet<DateOnly>());

        Assert.Null(never.NextOpeningAfter(Given.Monday));
        Assert.Equal(Given.Monday.AddHours(1), never.AddOpenTime(Given.Monday, TimeSpan.FromHours(1)));
    }

    [Theory]
    [InlineData("2030-03-10")]
    [InlineData("2030-11-03")]
    public void On_the_days_when_the_clocks_change_it_opens_and_closes_by_the_clock_on_the_wall(string sunday)
    {
        var always = new OpeningHours(
            TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), Enum.GetValues<DayOfWeek>().ToDictionary(day => day, _ => (new TimeOnly(2, 30), new TimeOnly(17, 0))), new HashSet<DateOnly>());

        var opens = always.NextOpeningAfter(NewYork($"{sunday} 00:10"))!.Value;

        Assert.Equal(NewYork($"{sunday} 17:00"), always.AddOpenTime(opens, NewYork($"{sunday} 17:00") - opens));
        Assert.True(always.IsOpenAt(opens));
    }

    private static DateTimeOffset NewYork(string local)
    {
        var time = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, TimeZoneInfo.FindSystemTimeZoneById("America/New_York").GetUtcOffset(time));
    }
}
