using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests.Recording;

public sealed class SendGateTests
{
    private static readonly CaveatBlock Caveats = new(
        CaveatIds.All,
        CaveatForm.Short,
        Therapies.Prp,
        [Given.Caveat(CaveatIds.Specialist, "See a specialist.")],
        [Given.Caveat(CaveatIds.Fda, "Off-label."), Given.Caveat(CaveatIds.Specialist, "See a specialist.")]);

    private readonly OutageTally outage = new(TimeProvider.System);
    private readonly SendGate gate;

    public SendGateTests() => gate = new SendGate(Mock.Of<IPolicyInForce>(port => port.Current == Entries.Policy), outage);

    [Fact]
    public async Task SendAsync_WhenChannelShowsEveryCaveat_SendsTheReply()
    {
        var channel = new Channel(text => $"<p>{text}</p>");

        var sent = await gate.SendAsync(await CommitAsync(Caveats), channel, TestContext.Current.CancellationToken);

        Assert.True(sent);
        Assert.Equal(["<p>PRP for the face. Off-label. [1]\n\nSee a specialist.</p>"], channel.Sent);
    }

    [Fact]
    public async Task SendAsync_WhenReplyHasNoCaveats_SendsWhateverTheChannelShows()
    {
        var channel = new Channel(_ => "something");

        var sent = await gate.SendAsync(await CommitAsync(CaveatBlock.None), channel, TestContext.Current.CancellationToken);

        Assert.True(sent);
        Assert.Equal(["something"], channel.Sent);
    }

    [Theory]
    [InlineData("See a specialist.")]
    [InlineData("Off-label.")]
    [InlineData("Off-label")]
    [InlineData("label")]
    public async Task SendAsync_WhenChannelLosesACaveat_SendsTheOutOfServiceTextInItsPlace(string lost)
    {
        var channel = new Channel(text => text.Replace(lost, string.Empty, StringComparison.Ordinal));

        var sent = await gate.SendAsync(await CommitAsync(Caveats), channel, TestContext.Current.CancellationToken);

        Assert.False(sent);
        Assert.Equal(["Out of service. Call 119 in an emergency."], channel.Sent);
    }

    [Fact]
    public async Task SendAsync_WhenChannelShowsACaveatInOtherLetters_DoesNotLetItThrough()
    {
        var channel = new Channel(text => text.ToUpperInvariant());

        var sent = await gate.SendAsync(await CommitAsync(Caveats), channel, TestContext.Current.CancellationToken);

        Assert.False(sent);
    }

    [Theory]
    [InlineData(FixedText.OutOfService, "Out of service. Call 119 in an emergency.")]
    [InlineData(FixedText.Emergency, "Call 119 now.")]
    [InlineData(FixedText.Crisis, "Call 118 now.")]
    [InlineData(FixedText.AdverseEvent, "Call us on 555-02.")]
    public async Task SendAsync_WhenTextIsFixed_SendsIt(FixedText text, string expected)
    {
        var channel = new Channel(shown => shown);

        await gate.SendAsync(text, channel, TestContext.Current.CancellationToken);

        Assert.Equal([expected], channel.Sent);
        Assert.Equal((OutageTally.FixedTextsSent, 1L), (outage.Pending!.What, Assert.Single(outage.Pending.Counts).Value));
    }

    [Fact]
    public async Task SendAsync_WhenTextIsNone_ThrowsAndSendsNothing()
    {
        var channel = new Channel(shown => shown);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => gate.SendAsync((FixedText)99, channel, TestContext.Current.CancellationToken));

        Assert.Empty(channel.Sent);
    }

    [Fact]
    public async Task SendAsync_WhenOnlyOneOfTwoWaysOfShowingHasTheCaveats_DoesNotLetItThrough()
    {
        var channel = new Channel(shown => shown, heard: text => text.Replace("See a specialist.", string.Empty, StringComparison.Ordinal));

        var sent = await gate.SendAsync(await CommitAsync(Caveats), channel, TestContext.Current.CancellationToken);

        Assert.False(sent);
    }

    private static async Task<CommittedReply> CommitAsync(CaveatBlock caveats)
    {
        var reply = Given.Reply(Decision.Answer) with { Facts = [new CitedSentence("PRP for the face. Off-label.", 1)], Caveats = caveats };
        return (await Entries.CommitAsync(new InMemoryRecord(), reply, TestContext.Current.CancellationToken)).Reply;
    }

    private sealed record Shown(string Text, string Heard) : RenderedReply(Text, Heard);

    private sealed class Channel(Func<string, string> show, Func<string, string>? heard = null) : IOutgoingChannel
    {
        public List<string> Sent { get; } = [];

        public RenderedReply Render(RecordedReply reply) => new Shown(show(reply.Text), (heard ?? show)(reply.Text));

        public RenderedReply Render(string fixedText) => new Shown(fixedText, fixedText);

        public Task SendAsync(RenderedReply rendered, CancellationToken cancellationToken)
        {
            Sent.Add(((Shown)rendered).Text);
            return Task.CompletedTask;
        }
    }
}
