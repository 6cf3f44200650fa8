using Microsoft.Playwright;

namespace ConsultBot.EndToEnd.Browsing;

/// <summary>How somebody comes to the chat.</summary>
internal sealed record Visit
{
    /// <summary>A desktop browser on the demo page.</summary>
    public static readonly Visit Usual = new();

    /// <summary>The width of the window in CSS pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>The height of the window in CSS pixels.</summary>
    public int Height { get; init; } = 900;

    /// <summary>Light or dark.</summary>
    public ColorScheme Theme { get; init; } = ColorScheme.Light;

    /// <summary>Whether the browser keeps something for a website inside of another; <c>null</c> where that does not matter.</summary>
    public bool? KeepsInsideOthers { get; init; }

    /// <summary>Whether nothing is to move of itself.</summary>
    public bool IsStill { get; init; }

    /// <summary>Whether the network is expected to fail on the way, so that the browser complains.</summary>
    public bool HasOutage { get; init; }
}
