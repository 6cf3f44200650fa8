using System.Globalization;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace ConsultBot.Channels.BotFramework;

/// <summary>Hands the messages of Bot Framework channels to the pipeline, and its replies to the send gate. Other activities need no answer.</summary>
internal sealed class PatientBot(TurnPipeline pipeline, SendGate gate, ConsultationContent content, IPolicyInForce policies, TimeProvider clock) : ActivityHandler
{
    /// <inheritdoc />
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        // The adapter has set the culture to the sender's; what this service writes is the same for everyone.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var activity = turnContext.Activity;
        var own = new BotFrameworkChannel(turnContext, content.Served.Sources);
        var channel = turnContext.TurnState.Get<IOutgoingChannel>() ?? own;
        if (channel == own)
        {
            turnContext.TurnState.Add(own);
            own.BeginWaiting(policies.Current.Replies.Text("waiting", ReplyBook.English), clock);
        }

        try
        {
            var message = turnContext.TurnState.Get<PatientMessage>() ?? new PatientMessage(
                ConversationStorage.IdOf(activity.ChannelId, activity.Conversation.Id), activity.ChannelId, activity.Text ?? string.Empty, clock.GetUtcNow(), activity.Id)
            {
                Left = cancellationToken,
            };
            if (await pipeline.RunAsync(message, cancellationToken) is { } turn)
            {
                await gate.SendAsync(turn.Reply, channel, cancellationToken);
            }
        }
        catch (RecordUnavailableException exception)
        {
            await gate.SendAsync(exception.InItsPlace, channel, cancellationToken);
        }
        finally
        {
            await own.EndWaitingAsync();
        }
    }
}
