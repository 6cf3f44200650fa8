using ConsultBot.Consultation.Recording;
using ConsultBot.Knowledge.Files;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace ConsultBot.Channels.BotFramework;

/// <summary>Shows a reply as a Bot Framework activity, with the AI label and the citations that Web Chat and Teams render.</summary>
internal sealed class BotFrameworkChannel(ITurnContext context, IReadOnlyDictionary<string, SourceFile> sources) : IOutgoingChannel
{
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
    Task IOutgoingChannel.SendAsync(RenderedReply rendered, CancellationToken cancellationToken) =>
        context.SendActivityAsync(((ActivityReply)rendered).Activity, cancellationToken);

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
