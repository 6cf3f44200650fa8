using ConsultBot.Consultation.Recording;
using ConsultBot.Knowledge.Files;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using KnownChannels = Microsoft.Bot.Connector.Channels;

namespace ConsultBot.Channels.BotFramework;

/// <summary>Shows a reply as a Bot Framework activity, with the AI label and the citations that Web Chat and Teams render.</summary>
internal sealed class BotFrameworkChannel(ITurnContext context, IReadOnlyDictionary<string, SourceFile> sources) : IOutgoingChannel
{
    private const string PersonalChat = "personal";

    private static readonly HashSet<string> StreamingChannels = [KnownChannels.Msteams, KnownChannels.Webchat, KnownChannels.Directline];

    private WaitingSign? waiting;
    private string? streamId;

    /// <summary>
    /// Shows after a while that an answer is on its way: as the first activity of a stream that the reply ends, where the channel knows streams, else as the sign of typing. It
    /// says nothing of the answer, and a channel that refuses it gets the reply as a message.
    /// </summary>
    /// <param name="words">What it says.</param>
    /// <param name="clock">The clock of the while.</param>
    public void BeginWaiting(string words, TimeProvider clock)
    {
        if (context.Activity.DeliveryMode is not DeliveryModes.ExpectReplies)
        {
            waiting = new WaitingSign(() => ShowWaitingAsync(words), clock);
        }
    }

    /// <summary>The answer is there, or none will come.</summary>
    public Task EndWaitingAsync() => waiting?.EndAsync() ?? Task.CompletedTask;

    // In a group or a team streams are refused.
    private bool KnowsStreams => StreamingChannels.Contains(context.Activity.ChannelId) && (context.Activity.ChannelId is not KnownChannels.Msteams || context.Activity.Conversation.ConversationType is PersonalChat);

    /// <inheritdoc />
    RenderedReply IOutgoingChannel.Render(RecordedReply reply)
    {
        var activity = MessageFactory.Text(reply.Text);
        activity.TextFormat = TextFormatTypes.Markdown;
        activity.Locale = reply.Language;
        activity.Entities = [MessageEntity(reply)];
        return new ActivityReply(activity);
    }

    /// <inheritdoc />
    RenderedReply IOutgoingChannel.Render(string fixedText) => new ActivityReply(MessageFactory.Text(fixedText));

    /// <inheritdoc />
    async Task IOutgoingChannel.SendAsync(RenderedReply rendered, CancellationToken cancellationToken)
    {
        await EndWaitingAsync();
        await context.SendActivityAsync(InItsStream(((ActivityReply)rendered).Activity), cancellationToken);
    }

    private async Task ShowWaitingAsync(string words)
    {
        var typing = new Activity { Type = ActivityTypes.Typing };
        if (KnowsStreams)
        {
            typing.Text = words;
            InStream(typing, new JObject { ["streamType"] = "informative", ["streamSequence"] = 1 });
        }

        var sent = await context.SendActivityAsync(typing, CancellationToken.None);
        streamId = KnowsStreams ? sent?.Id : null;
    }

    private Activity InItsStream(Activity activity)
    {
        if (streamId is { Length: > 0 } id)
        {
            InStream(activity, new JObject { ["streamType"] = "final", ["streamId"] = id });
        }

        return activity;
    }

    private static void InStream(Activity activity, JObject stream)
    {
        activity.ChannelData = stream;
        activity.Entities = [.. activity.Entities ?? [], new Entity("streaminfo") { Properties = stream }];
    }

    private Entity MessageEntity(RecordedReply reply) => new("https://schema.org/Message")
    {
        Properties = new JObject
        {
            ["@type"] = "Message",
            ["@context"] = "https://schema.org",
            ["@id"] = string.Empty,
            ["additionalType"] = new JArray("AIGeneratedContent"),
            ["keywords"] = new JArray("AIGeneratedContent"),
            ["citation"] = new JArray(reply.Citations.Select(citation => new JObject
            {
                ["@type"] = "Claim",
                ["position"] = citation.Marker,
                ["appearance"] = new JObject
                {
                    ["@type"] = "DigitalDocument",
                    ["name"] = sources[citation.SourceId].ShownAs,
                    ["abstract"] = citation.Locator,
                },
            })),
        },
    };

    private sealed record ActivityReply(Activity Activity) : RenderedReply(Activity.Text);
}
