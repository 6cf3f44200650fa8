using ConsultBot.Consultation.Recording;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests.Recording;

public sealed class OutageTests
{
    private readonly FakeTimeProvider clock = new(Given.Noon);
    private readonly Mock<ITurnRecord> record = new();
    private readonly OutageTally outage;
    private readonly OutageRecovery recovery;

    public OutageTests()
    {
        outage = new OutageTally(clock);
        recovery = new OutageRecovery(record.Object, outage);
    }

    [Fact]
    public async Task While_all_is_well_nothing_is_written()
    {
        Assert.True(await recovery.TryAsync());

        Assert.Null(outage.Pending);
        record.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task On_recovery_one_notice_tells_the_counts_and_since_when()
    {
        outage.Failed();
        clock.Advance(TimeSpan.FromMinutes(3));
        outage.Count("emergency");
        outage.Count("emergency");
        outage.Count("out-of-service");
        Notice? written = null;
        record.Setup(port => port.NoticeAsync(It.IsAny<Notice>(), It.IsAny<CancellationToken>()))
            .Callback((Notice notice, CancellationToken _) => written = notice)
            .Returns(Task.CompletedTask);

        Assert.True(await recovery.TryAsync());
        Assert.True(await recovery.TryAsync());

        Assert.Equal((OutageTally.RecordUnavailable, Given.Noon), (written!.What, written.Since));
        Assert.Equal(["emergency 2", "not-recorded 1", "out-of-service 1"], written.Counts.Select(pair => $"{pair.Key} {pair.Value}"));
        Assert.False(outage.RecordFails);
        record.Verify(port => port.NoticeAsync(It.IsAny<Notice>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task A_notice_that_cannot_be_written_is_kept()
    {
        outage.Failed();
        record.Setup(port => port.NoticeAsync(It.IsAny<Notice>(), It.IsAny<CancellationToken>())).ThrowsAsync(new RecordUnavailableException("down"));

        Assert.False(await recovery.TryAsync());

        Assert.True(outage.RecordFails);
        Assert.Equal(1, outage.Pending!.Counts[OutageTally.NotRecorded]);
    }

    [Fact]
    public async Task What_is_counted_while_the_notice_is_written_is_left_for_the_next()
    {
        outage.Failed();
        var writing = new TaskCompletionSource();
        record.Setup(port => port.NoticeAsync(It.IsAny<Notice>(), It.IsAny<CancellationToken>())).Returns(writing.Task);

        var first = recovery.TryAsync();
        var second = recovery.TryAsync();
        outage.Count("crisis");
        writing.SetResult();
        await first;

        Assert.Same(first, second);
        Assert.Equal(["crisis"], outage.Pending!.Counts.Keys);
        Assert.Equal(OutageTally.FixedTextsSent, outage.Pending.What);
    }

    [Fact]
    public void A_turn_that_is_recorded_ends_the_outage_and_leaves_the_notice_to_be_written()
    {
        outage.Failed();
        outage.Works();

        Assert.False(outage.RecordFails);
        Assert.NotNull(outage.Pending);
    }
}
