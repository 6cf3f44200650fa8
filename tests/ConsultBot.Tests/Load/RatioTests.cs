using ConsultBot.Load.Measuring;

namespace ConsultBot.Tests.Load;

public sealed class RatioTests
{
    [Fact]
    public void Ratios_are_taken_within_a_round()
    {
        // The second round met a busy machine: both were half as fast, and the ratio stays.
        Round[] rounds =
        [
            new(new Pace(9000, 2, 6, 100), new Pace(3000, 10, 30, 300), new Pace(12_000, 1, 3, 100), new Pace(60_000, 0.3, 2, 12)),
            new(new Pace(4500, 4, 12, 100), new Pace(1500, 20, 60, 300), new Pace(6_000, 2, 6, 100), new Pace(30_000, 0.6, 4, 12)),
            new(new Pace(6000, 3, 15, 100), new Pace(3000, 10, 30, 300), new Pace(12_000, 1, 3, 100), new Pace(60_000, 0.3, 2, 12)),
        ];

        Assert.Equal(3, Middle.Of(rounds.Select(round => round.TurnOverBotBuilderEcho)), 6);
        Assert.Equal(0.2, Middle.Of(rounds.Select(round => round.TurnP99OverBotBuilderEchoP99)), 6);
        Assert.Equal(0.75, Middle.Of(rounds.Select(round => round.TurnOverSdkEcho)), 6);
        Assert.Equal(0.15, Middle.Of(rounds.Select(round => round.TurnOverDotnetEcho)), 6);
    }

    [Fact]
    public void The_middle_of_an_even_number_is_the_mean_of_the_two_in_the_middle() => Assert.Equal(2.5, Middle.Of([4, 1, 3, 2]));

    [Fact]
    public void A_pace_is_counted_over_the_time_it_took()
    {
        var replies = new LatencyHistogram();
        for (var i = 0; i < 500; i++)
        {
            replies.Add(2_000_000);
        }

        var pace = Pace.Of(replies, TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(0.1));

        Assert.Equal(200, pace.PerSecond);
        Assert.Equal(200, pace.ProcessorTime);
    }
}
