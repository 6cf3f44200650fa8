using ConsultBot.Consultation.Recording;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ConsultBot.Consultation.Tests.Recording;

public sealed class StageLapsTests
{
    [Fact]
    public void End_WhenStagesFollowEachOther_TakesTheTimeOfEach()
    {
        var clock = new FakeTimeProvider(Given.Noon);
        var laps = new StageLaps(clock);

        foreach (var stage in Enum.GetValues<Stage>())
        {
            clock.Advance(TimeSpan.FromMilliseconds(10 * ((int)stage + 1)));
            laps.End(stage);
        }

        Assert.Equal([10, 20, 30, 40, 50], laps.Laps.Select(lap => lap.TotalMilliseconds));
    }

    [Fact]
    public void Laps_WhenAStageHasNotEnded_AreZero()
    {
        var laps = new StageLaps(new FakeTimeProvider(Given.Noon));

        Assert.Equal(Enumerable.Repeat(TimeSpan.Zero, 5), laps.Laps);
    }
}
