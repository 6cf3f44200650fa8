using ConsultBot.Tests.Recording;
using ConsultBot.Tests.Running;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Tests.Channels;

/// <summary>The Bot Framework's own conversation state, on what the record remembers.</summary>
public sealed class ConversationStorageTests : IAsyncLifetime
{
    private RunningService service = null!;

    public async ValueTask InitializeAsync() => service = await RunningService.StartAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_property_of_the_conversation_is_read_from_the_record()
    {
        await service.SayAsync("how many ml of exosomes should I inject into my cheeks?", "known");
        var state = new ConversationState(Storage);

        var turns = await state.CreateProperty<int>("turns").GetAsync(Turn("known"), () => 0, TestContext.Current.CancellationToken);
        var refused = await state.CreateProperty<string[]>("refused").GetAsync(Turn("known"), () => [], TestContext.Current.CancellationToken);

        Assert.Equal(1, turns);
        Assert.Contains("dose", refused);
    }

    [Fact]
    public async Task An_unknown_conversation_has_no_state()
    {
        var turns = await new ConversationState(Storage).CreateProperty<int>("turns").GetAsync(Turn("unknown"), () => -1, TestContext.Current.CancellationToken);

        Assert.Equal(-1, turns);
    }

    [Fact]
    public async Task A_state_that_was_only_read_may_be_saved()
    {
        await service.SayAsync("hello", "known");
        var (state, turn) = (new ConversationState(Storage), Turn("known"));
        await state.LoadAsync(turn, cancellationToken: TestContext.Current.CancellationToken);

        await state.SaveChangesAsync(turn, cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Writing_and_deleting_are_refused_with_the_reason()
    {
        var (state, turn) = (new ConversationState(Storage), Turn("unknown"));
        await state.CreateProperty<int>("turns").SetAsync(turn, 7, TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<NotSupportedException>(() => state.SaveChangesAsync(turn, cancellationToken: TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<NotSupportedException>(() => state.DeleteAsync(turn, TestContext.Current.CancellationToken));

        Assert.Contains("written by the record alone", exception.Message, StringComparison.Ordinal);
    }

    private IStorage Storage => service.Services.GetRequiredService<IStorage>();

    private static TurnContext Turn(string conversation) => new(new TestAdapter(), new Activity
    {
        Type = ActivityTypes.Message,
        ChannelId = "emulator",
        Conversation = new ConversationAccount(id: conversation),
        From = new ChannelAccount("patient"),
    });
}
