namespace ConsultBot.Tests.Running;

/// <summary>Waits for what another process or connection does, which tells nobody.</summary>
internal static class Wait
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits until something is so; the test's own time-out ends it.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(Between, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
