using ConsultBot.Tests.Running;
using Microsoft.Playwright;

namespace ConsultBot.EndToEnd.Browsing;

/// <summary>The system's own Chromium, without a window.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    private static string Executable => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium";

    public static async Task<Chromium> StartAsync()
    {
        Assert.True(File.Exists(Executable), $"There is no {Executable}. On Debian: apt-get install chromium; elsewhere name it by the environment variable CHROMIUM.");
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Headless = true, Args = Arguments }));
    }

    /// <summary>A browser that nobody used before.</summary>
    public async Task<IBrowserContext> OpenAsync(Visit visit) => await browser.NewContextAsync(new()
    {
        ViewportSize = new() { Width = visit.Width, Height = visit.Height },
        ColorScheme = visit.Theme,
        ReducedMotion = visit.IsStill ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
        Locale = "en-US",
        TimezoneId = "UTC",
    });

    /// <summary>The same, with a setting of whether a website inside of another keeps something.</summary>
    /// <param name="visit">How somebody comes.</param>
    /// <param name="keeps">The setting.</param>
    /// <param name="folder">The folder of its profile.</param>
    public async Task<IBrowserContext> OpenAsync(Visit visit, bool keeps, TemporaryFolder folder)
    {
        folder.Write("Default/Preferences", $$"""{ "profile": { "block_third_party_cookies": {{(keeps ? "false" : "true")}}, "cookie_controls_mode": {{(keeps ? 0 : 1)}} } }""");
        return await playwright.Chromium.LaunchPersistentContextAsync(folder.Path, new()
        {
            ExecutablePath = Executable,
            Headless = true,
            Args = Arguments,
            ViewportSize = new() { Width = visit.Width, Height = visit.Height },
            ColorScheme = visit.Theme,
            Locale = "en-US",
            TimezoneId = "UTC",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
