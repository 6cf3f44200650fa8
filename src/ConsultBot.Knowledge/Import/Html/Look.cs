using System.Runtime.InteropServices;

namespace ConsultBot.Knowledge.Import.Html;

/// <summary>How an element looks, as far as that decides whether its words can be read.</summary>
/// <param name="HiddenBy">What hides it with all that is in it, or <c>null</c> when it shows.</param>
/// <param name="Unreadable">Why its own letters cannot be read, though those of an element in it may be, or <c>null</c>.</param>
/// <param name="Ink">The colour of its letters.</param>
/// <param name="Paper">The colour behind them, or <c>null</c> when a picture stands there.</param>
/// <param name="LetterSize">The size of its letters in pixels.</param>
internal sealed record Look(string? HiddenBy, string? Unreadable, Shade Ink, Shade? Paper, double LetterSize)
{
    /// <summary>Black on white, as browsers begin.</summary>
    public static Look OfPage { get; } = new(null, null, new Shade(0, 0, 0, 1), new Shade(255, 255, 255, 1), 16);
}

/// <summary>A colour: red, green and blue from 0 to 255, and how opaque it is from 0 to 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Shade(double Red, double Green, double Blue, double Opacity)
{
    private const double FewestToTellApart = 1.35;
    private const double FaintestOpacity = 0.15;

    /// <summary>Whether letters of this colour cannot be read on the other one.</summary>
    public bool VanishesOn(Shade paper)
    {
        if (Opacity < FaintestOpacity)
        {
            return true;
        }

        var (light, dark) = (Math.Max(Luminance, paper.Luminance), Math.Min(Luminance, paper.Luminance));
        return (light + 0.05) / (dark + 0.05) < FewestToTellApart;
    }

    // The relative luminance of the Web Content Accessibility Guidelines.
    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(double channel) => channel / 255 <= 0.04045 ? channel / 255 / 12.92 : Math.Pow(((channel / 255) + 0.055) / 1.055, 2.4);
}
