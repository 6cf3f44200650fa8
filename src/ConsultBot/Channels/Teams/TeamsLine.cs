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
internal sealed class TeamsLine(IBotFrameworkHttpAdapter adapter, TeamsPlace place, EnquiryCard cards, IConfiguration configuration, TimeProvider clock) : ITeamLine
{
    /// <summary>Why nothing was tried: the pause after a failure is not over.</summary>
    public const string Waits = "waits before the next attempt";
    private const int LongestDoubling = 6;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private const string CardType = "application/vnd.microsoft.card.adaptive";

    private readonly ConcurrentDictionary<long, string> shown = new();
    private readonly Lock gate = new();
    private int failures;
    private DateTimeOffset notBefore;

    /// <inheritdoc />
    public bool Works => place.Address is not null && Volatile.Read(ref failures) == 0;

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

        lock (gate)
        {
            if (clock.GetUtcNow() < notBefore)
            {
                return Waits;
            }
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
            lock (gate)
            {
                (failures, notBefore) = (0, default);
            }

            return null;
        }
        catch (Exception exception) when (exception is ErrorResponseException or HttpRequestException or TaskCanceledException or Microsoft.Rest.HttpOperationException or InvalidOperationException)
        {
            lock (gate)
            {
                failures++;
                notBefore = clock.GetUtcNow() + PauseAfter(exception);
            }

            return exception is ErrorResponseException { Response.StatusCode: var status } ? $"Teams answered {(int)status}" : "Teams was not reached";
        }
    }

    // Twice as long after each failure, up to a minute; or as long as Teams says.
    private TimeSpan PauseAfter(Exception exception)
    {
        var said = exception is ErrorResponseException { Response.Headers: { } headers } && headers.TryGetValue("Retry-After", out var values)
            && int.TryParse(values.FirstOrDefault(), System.Globalization.CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : FirstPause * (1 << Math.Min(failures - 1, LongestDoubling));
        return said > LongestPause ? LongestPause : said;
    }
}
