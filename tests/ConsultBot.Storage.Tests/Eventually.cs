namespace ConsultBot.Storage.Tests;

/// <summary>Waits for what another thread does.</summary>
internal static class Eventually
{
    public static async Task IsTrueAsync(Func<bool> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (var tries = 0; tries < 3_000; tries++)
        {
            if (condition())
            {
                return;
            }

            await timer.WaitForNextTickAsync();
        }

        Assert.Fail("It did not come true.");
    }
}
