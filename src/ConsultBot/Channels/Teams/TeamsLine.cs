using System.Collections.Concurrent;
using ConsultBot.Desk;
using ConsultBot.Triage.Desk;
using ConsultBot.Triage.Enquiries;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace ConsultBot.Channels.Teams;

/// <summary>The way to a team's channel in Teams.</summary>
internal sealed class TeamsLine(IBotFrameworkHttpAdapter adapter, TeamsPlace place, EnquiryCard cards, IConfiguration configuration) : ITeamLine
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    private readonly ConcurrentDictionary<long, string> shown = new();
    private volatile bool failed;

    /// <inheritdoc />
    public bool Works => place.Address is not null && !failed;

    /// <summary>An enquiry's card as an attachment.</summary>
    public static Attachment Attachment(System.Text.Json.Nodes.JsonObject card) => new() { ContentType = CardType, Content = JObject.Parse(card.ToJsonString()) };

    /// <inheritdoc />
    public Task<string?> ShowAsync(StaffTeam team, Enquiry enquiry, CancellationToken cancellationToken)
    {
        var activity = (Activity)MessageFactory.Attachment(Attachment(cards.Of(enquiry)));
        activity.Summary = $"{enquiry.Number}";
        return InChannelAsync(
            team,
            async context =>
            {
                if (shown.TryGetValue(enquiry.Number, out var id))
                {
                    activity.Id = id;
                    await context.UpdateActivityAsync(activity, cancellationToken);
                }
                else
                {
                    var sent = await context.SendActivityAsync(activity, cancellationToken);
                    shown[enquiry.Number] = sent?.Id ?? string.Empty;
                }

                if (!enquiry.IsOpen)
                {
                    shown.TryRemove(enquiry.Number, out _);
                }
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<string?> SayAsync(StaffTeam team, string words, CancellationToken cancellationToken) =>
        InChannelAsync(team, context => context.SendActivityAsync(MessageFactory.Text(words), cancellationToken), cancellationToken);

    private async Task<string?> InChannelAsync(StaffTeam team, Func<ITurnContext, Task> act, CancellationToken cancellationToken)
    {
        if (place.Address is not { } address)
        {
            return "nothing came from Teams yet, so its address is not known";
        }

        var reference = new ConversationReference
        {
            ServiceUrl = address.ServiceUrl,
            ChannelId = Microsoft.Bot.Connector.Channels.Msteams,
            Bot = new ChannelAccount { Id = address.BotId },
            Conversation = new ConversationAccount { Id = team.ChannelId, IsGroup = true, ConversationType = "channel" },
        };
        try
        {
            await ((CloudAdapter)adapter).ContinueConversationAsync(configuration["MicrosoftAppId"] ?? string.Empty, reference, (context, _) => act(context), cancellationToken);
            failed = false;
            return null;
        }
        catch (Exception exception) when (exception is ErrorResponseException or HttpRequestException or TaskCanceledException or Microsoft.Rest.HttpOperationException or InvalidOperationException)
        {
            failed = true;
            return exception is ErrorResponseException { Response.StatusCode: var status } ? $"Teams answered {(int)status}" : "Teams was not reached";
        }
    }
}
