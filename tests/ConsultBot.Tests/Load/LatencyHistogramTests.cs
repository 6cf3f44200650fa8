using ConsultBot.Load.Measuring;

namespace ConsultBot.Tests.Load;

public sealed class LatencyHistogramTests
{
    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    [InlineData(0.001, 1)]
    public void A_percentile_is_the_shortest_duration_that_this_share_did_not_exceed(double share, int expectedMilliseconds)
    {
        var histogram = new LatencyHistogram();
        foreach (var milliseconds in Enumerable.Range(1, 100).Reverse())
        {
            histogram.Add(milliseconds * 1_000_000L);
        }

        Assert.InRange(histogram.Percentile(share), expectedMilliseconds, expectedMilliseconds * (1 + (1 / 128.0)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1_000_003)]
    [InlineData(20_000_000_000)]
    [InlineData(long.MaxValue)]
    public void A_duration_is_never_told_too_short_and_at_most_a_128th_too_long(long nanoseconds)
    {
        var histogram = new LatencyHistogram();
        histogram.Add(nanoseconds);

        Assert.InRange(histogram.Percentile(1) * 1e6, nanoseconds * (1 - 1e-12), nanoseconds * (1 + (1 / 128.0)));
    }

    [Fact]
    public void One_slow_reply_in_a_hundred_shows_in_the_slowest_and_not_in_the_99th()
    {
        var histogram = new LatencyHistogram();
        for (var i = 0; i < 99; i++)
        {
            histogram.Add(1_000_000);
        }

        histogram.Add(500_000_000);

        Assert.InRange(histogram.Percentile(0.99), 1, 1.01);
        Assert.InRange(histogram.Percentile(1), 500, 504);
    }

    [Fact]
    public void There_is_no_percentile_of_nothing() => Assert.Throws<InvalidOperationException>(() => new LatencyHistogram().Percentile(0.5));
}
