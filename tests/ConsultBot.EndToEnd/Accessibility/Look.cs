using Microsoft.Playwright;

namespace ConsultBot.EndToEnd.Accessibility;

/// <summary>A way to look at a page: how wide, how large the text, light or dark.</summary>
internal sealed record Look(string Name, int Width, int Height, int TextPercent, ColorScheme Theme)
{
    /// <summary>All the ways in which every page must be usable.</summary>
    public static IReadOnlyList<Look> All { get; } =
    [
        .. new[] { ColorScheme.Light, ColorScheme.Dark }.SelectMany(theme => new[]
        {
            new Look($"320 {theme}", 320, 640, 100, theme),
            new Look($"375 {theme}", 375, 740, 100, theme),
            new Look($"1280 {theme}", 1280, 900, 100, theme),
            new Look($"1280 at 200 % {theme}", 1280, 900, 200, theme),
        }),
    ];

    /// <summary>Looks at a page that way.</summary>
    public async Task ApplyAsync(IPage page)
    {
        await page.SetViewportSizeAsync(Width, Height);
        await page.EmulateMediaAsync(new() { ColorScheme = Theme });
        foreach (var frame in page.Frames)
        {
            // The browser's own text size: everything that is measured by it grows.
            await frame.EvaluateAsync("percent => document.documentElement.style.setProperty('font-size', percent === 100 ? '' : `${percent}%`)", TextPercent);
        }

        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))");
    }
}
