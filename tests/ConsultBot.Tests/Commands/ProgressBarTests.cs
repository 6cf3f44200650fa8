using ConsultBot.Commands;

namespace ConsultBot.Tests.Commands;

public sealed class ProgressBarTests
{
    private readonly StringWriter output = new();
    private readonly HandClock clock = new();

    [Fact]
    public void It_is_drawn_a_few_times_a_second_and_taken_away_at_the_end()
    {
        using (var bar = new ProgressBar(output, "entries", 1_000, clock))
        {
            bar.Report(10);
            clock.Seconds = 0.5;
            bar.Report(500);
            bar.Report(501);
            clock.Seconds = 1;
            bar.Report(1_000);
        }

        Assert.Equal(
            [
                string.Empty,
                "[###############...............] 500 of 1,000 entries, 1,000 a second",
                "[##############################] 1,000 of 1,000 entries, 1,000 a second",
                new string(' ', 71),
                string.Empty,
            ],
            output.ToString().Split('\r'));
    }

    [Fact]
    public void Without_a_total_it_shows_the_count()
    {
        using var bar = new ProgressBar(output, "entries", 0, clock);

        clock.Seconds = 2;
        bar.Report(8_000);

        Assert.Equal("\r8,000 entries, 4,000 a second", output.ToString());
    }

    [Fact]
    public void What_is_over_at_once_is_not_shown()
    {
        new ProgressBar(output, "entries", 10, clock).Dispose();

        Assert.Empty(output.ToString());
    }

    private sealed class HandClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp() => (long)(Seconds * TimestampFrequency);
    }
}
