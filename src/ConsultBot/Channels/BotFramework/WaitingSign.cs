namespace ConsultBot.Channels.BotFramework;

/// <summary>Shows after 400 ms that an answer is on its way, unless it came before.</summary>
internal sealed class WaitingSign
{
    private static readonly TimeSpan After = TimeSpan.FromMilliseconds(400);

    private readonly CancellationTokenSource ending = new();
    private readonly Task showing;

    /// <summary>Begins to wait.</summary>
    /// <param name="show">Shows it.</param>
    /// <param name="clock">The clock.</param>
    public WaitingSign(Func<Task> show, TimeProvider clock) => showing = ShowAsync(show, clock);

    /// <summary>The answer is there. What is being shown is shown first, so that the answer can end it.</summary>
    public async Task EndAsync()
    {
        await ending.CancelAsync();
        await showing;
    }

    private async Task ShowAsync(Func<Task> show, TimeProvider clock)
    {
        try
        {
            await Task.Delay(After, clock, ending.Token);
            await show();
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The answer came first.
        }
        catch (Exception exception) when (exception is Microsoft.Bot.Schema.ErrorResponseException or HttpRequestException or TaskCanceledException)
        {
            // A channel that refuses the sign may take the answer.
        }
    }
}
