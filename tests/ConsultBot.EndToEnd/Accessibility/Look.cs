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
    /// <param name="page">The page.</param>
    /// <param name="browser">The browser's own settings of that page, of which the size of the text is one.</param>
    public async Task ApplyAsync(IPage page, ICDPSession browser)
    {
        await page.SetViewportSizeAsync(Width, Height);
        await page.EmulateMediaAsync(new() { ColorScheme = Theme });
        await browser.SendAsync("Page.setFontSizes", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["fontSizes"] = new Dictionary<string, int>(StringComparer.Ordinal) { ["standard"] = 16 * TextPercent / 100, ["fixed"] = 13 * TextPercent / 100 },
        });
        foreach (var frame in page.Frames.Where(frame => frame.ParentFrame is not null))
        {
            // A frame of another website has settings of its own, which cannot be reached.
            await frame.EvaluateAsync("percent => document.documentElement.style.setProperty('font-size', percent === 100 ? '' : `${percent}%`)", TextPercent);
        }

        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))");
    }
}
