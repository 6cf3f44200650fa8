using ConsultBot.Channels.Teams;
using Microsoft.Bot.Builder;

namespace ConsultBot.Channels.BotFramework;

/// <summary>Hands what comes from Teams to the desk, where there is one, and everything else to the pipeline.</summary>
internal sealed class FrontBot(PatientBot patients, StaffBot? staff) : IBot
{
    /// <inheritdoc />
    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) =>
        staff is not null && string.Equals(turnContext.Activity.ChannelId, Microsoft.Bot.Connector.Channels.Msteams, StringComparison.Ordinal)
            ? staff.OnTurnAsync(turnContext, cancellationToken)
            : patients.OnTurnAsync(turnContext, cancellationToken);
}
