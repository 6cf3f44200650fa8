using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace ConsultBot.Channels.DirectLine;

/// <summary>
/// The adapter of the channel that the service hosts itself. A reply needs no sending: the committed entry is the delivery, and readers of the conversation are
/// woken to read it from the record. What stands in no record, the fixed texts and the typing sign, is handed to them directly.
/// </summary>
internal sealed class DirectLineAdapter(IBot bot, Feeds feeds, ActivityJson activities) : BotAdapter
{
    /// <summary>Runs the turn of a message that stands in the record.</summary>
    public async Task RunAsync(string conversationId, string userId, PatientMessage message, CancellationToken cancellationToken)
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Id = ActivityJson.IdOf(conversationId, message.RecordedAs!),
            ChannelId = DirectLineNames.Channel,
            Conversation = new ConversationAccount { Id = conversationId },
            From = new ChannelAccount { Id = userId, Role = "user" },
            Recipient = new ChannelAccount { Id = "bot", Role = "bot" },
            Text = message.Text,
        };
        using var context = new TurnContext(this, activity);
        context.TurnState.Add(message);
        context.TurnState.Add<IOutgoingChannel>(new WokenChannel(conversationId, feeds, activities));
        await RunPipelineAsync(context, bot.OnTurnAsync, cancellationToken);
    }

    /// <summary>Nothing is sent around the gate.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] toSend, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Replies leave this channel through the send gate only.");

    /// <summary>What was said stands.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("What was said to a patient stands in the record and is not changed.");

    /// <summary>What was said stands.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("What was said to a patient stands in the record and is not taken back.");
}
