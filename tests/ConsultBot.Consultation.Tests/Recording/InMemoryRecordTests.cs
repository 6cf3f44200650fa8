using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using Xunit;

namespace ConsultBot.Consultation.Tests.Recording;

public sealed class InMemoryRecordTests
{
    private readonly InMemoryRecord record = new();

    [Fact]
    public async Task LoadAsync_WhenConversationIsUnknown_IsNew()
    {
        var state = await record.LoadAsync("unknown", TestContext.Current.CancellationToken);

        Assert.Same(ConversationState.New, state);
    }

    [Fact]
    public async Task LoadAsync_WhenTurnsWereWritten_IsTheStateAfterTheLast()
    {
        await record.AppendAsync(Entries.Entry("a", 1), TestContext.Current.CancellationToken);
        await record.AppendAsync(Entries.Entry("b", 7), TestContext.Current.CancellationToken);
        await record.AppendAsync(Entries.Entry("a", 2), TestContext.Current.CancellationToken);

        Assert.Equal(2, await TurnsOf("a"));
        Assert.Equal(7, await TurnsOf("b"));
        Assert.Equal(0, await TurnsOf("A"));
    }

    [Fact]
    public async Task AppendAsync_WhenThereAreTooManyConversations_ForgetsTheOldest()
    {
        for (var i = 0; i <= 20_000; i++)
        {
            await record.AppendAsync(Entries.Entry($"c{i}", 1), TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, await TurnsOf("c0"));
        Assert.Equal(1, await TurnsOf("c1"));
        Assert.Equal(1, await TurnsOf("c20000"));
    }

    [Fact]
    public async Task AppendAsync_WhenManyConversationsAreWrittenAtOnce_KeepsThemApart()
    {
        var token = TestContext.Current.CancellationToken;

        await Parallel.ForEachAsync(Enumerable.Range(0, 500), token, async (i, cancellationToken) =>
        {
            await record.AppendAsync(Entries.Entry($"c{i}", 1), cancellationToken);
            await record.AppendAsync(Entries.Entry($"c{i}", i), cancellationToken);
        });

        for (var i = 0; i < 500; i++)
        {
            Assert.Equal(i, await TurnsOf($"c{i}"));
        }
    }

    private async Task<int> TurnsOf(string conversation) => (await record.LoadAsync(conversation, TestContext.Current.CancellationToken)).Turns;
}
