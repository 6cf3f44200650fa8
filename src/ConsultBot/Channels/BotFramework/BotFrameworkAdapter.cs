using ConsultBot.Consultation;
using ConsultBot.Consultation.Recording;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

namespace ConsultBot.Channels.BotFramework;

/// <summary>The Bot Framework's own adapter, with the one catch-all of this channel: whatever goes wrong, the patient gets the fixed out-of-service text.</summary>
internal sealed partial class BotFrameworkAdapter : CloudAdapter
{
    public BotFrameworkAdapter(BotFrameworkAuthentication authentication, SendGate gate, ConsultationContent content, ILogger<BotFrameworkAdapter> logger)
        : base(authentication, logger)
    {
        OnTurnError = async (context, exception) =>
        {
            LogTurnFailed(logger, Fault.Describe(exception), context.Activity?.ChannelId);
            await gate.SendAsync(FixedText.OutOfService, context.TurnState.Get<BotFrameworkChannel>() ?? new BotFrameworkChannel(context, content.Served.Sources), CancellationToken.None);
        };
    }

    [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "A turn on channel {Channel} failed; the out-of-service text was sent. {Fault}")]
    private static partial void LogTurnFailed(ILogger logger, string fault, string? channel);
}
