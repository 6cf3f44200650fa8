using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace ConsultBot.SdkConformance.BotFramework;

public sealed class ActivityHandlerTests : IDisposable
{
    private readonly AdapterHost host = new();

    public void Dispose() => host.Dispose();

    [Theory]
    [InlineData("message", "\"text\":\"hello\"", "message hello")]
    [InlineData("messageUpdate", "\"text\":\"hello\"", "message update")]
    [InlineData("messageDelete", "\"name\":\"x\"", "message delete")]
    [InlineData("conversationUpdate", "\"membersAdded\":[{\"id\":\"user\"},{\"id\":\"other\"}]", "added user, other")]
    [InlineData("conversationUpdate", "\"membersRemoved\":[{\"id\":\"user\"}]", "removed user")]
    [InlineData("conversationUpdate", "\"membersAdded\":[{\"id\":\"bot\"}]", "")]
    [InlineData("conversationUpdate", "\"topicName\":\"x\"", "")]
    [InlineData("messageReaction", "\"reactionsAdded\":[{\"type\":\"like\"}]", "reaction like")]
    [InlineData("event", "\"name\":\"opened\"", "event opened")]
    [InlineData("event", "\"name\":\"tokens/response\"", "token")]
    [InlineData("invoke", "\"name\":\"task\"", "invoke task")]
    [InlineData("endOfConversation", "\"code\":\"x\"", "end")]
    [InlineData("typing", "\"name\":\"x\"", "typing")]
    [InlineData("installationUpdate", "\"action\":\"add\"", "installed")]
    [InlineData("installationUpdate", "\"action\":\"remove\"", "uninstalled")]
    [InlineData("other", "\"name\":\"x\"", "unrecognised other")]
    [InlineData("Message", "\"text\":\"hello\"", "unrecognised Message")]
    public async Task An_activity_is_handed_to_the_method_of_its_type(string type, string members, string expected)
    {
        var bot = new LoggingBot();

        await host.PostAsync(AdapterHost.Activity(members, type), bot);

        Assert.Equal(expected, string.Join("; ", bot.Log));
    }

    [Fact]
    public async Task What_a_bot_does_not_override_is_answered_with_silence()
    {
        foreach (var type in new[] { "message", "conversationUpdate", "event", "typing", "endOfConversation", "installationUpdate", "messageReaction", "other" })
        {
            Assert.Equal((200, null, string.Empty), await host.PostAsync(AdapterHost.Activity(type: type), new ActivityHandler()));
        }

        Assert.Empty(host.Sent);
    }

    private sealed class LoggingBot : ActivityHandler
    {
        public List<string> Log { get; } = [];

        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => Add($"message {turnContext.Activity.Text}");

        protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Add("message update");

        protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => Add("message delete");

        protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Add($"added {string.Join(", ", membersAdded.Select(member => member.Id))}");

        protected override Task OnMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Add($"removed {string.Join(", ", membersRemoved.Select(member => member.Id))}");

        protected override Task OnReactionsAddedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            Add($"reaction {messageReactions[0].Type}");

        protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Add($"event {turnContext.Activity.Name}");

        protected override Task OnTokenResponseEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Add("token");

        protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
        {
            await Add($"invoke {turnContext.Activity.Name}");
            return new InvokeResponse { Status = 200 };
        }

        protected override Task OnEndOfConversationActivityAsync(ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) => Add("end");

        protected override Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) => Add("typing");

        protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Add("installed");

        protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Add("uninstalled");

        protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Add($"unrecognised {turnContext.Activity.Type}");

        private Task Add(string entry)
        {
            Log.Add(entry);
            return Task.CompletedTask;
        }
    }
}
