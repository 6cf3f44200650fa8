using Microsoft.Bot.Builder;

namespace ConsultBot.SdkConformance.BotFramework;

internal sealed class DelegateBot(Func<ITurnContext, CancellationToken, Task> onTurn) : IBot
{
    public static DelegateBot Silent => new((_, _) => Task.CompletedTask);

    public static DelegateBot Replying(params string[] texts) => new(async (context, token) =>
    {
        foreach (var text in texts)
        {
            await context.SendActivityAsync(MessageFactory.Text(text), token);
        }
    });

    public int Turns { get; private set; }

    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        Turns++;
        return onTurn(turnContext, cancellationToken);
    }
}
