using System.Globalization;
using AngleSharp.Css.Dom;

namespace ConsultBot.Knowledge.Import.Html;

/// <summary>The declarations that count for one element, later ones over earlier ones.</summary>
internal sealed class Styles
{
    /// <summary>The size in pixels below which letters count as hidden.</summary>
    public const double SmallestLetters = 5;

    private const double FarAway = -400;
    private const double Faintest = 0.15;
    private const double Sliver = 1.5;

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>No declarations.</summary>
    public static Styles None { get; } = new();

    /// <summary>What hides the element, once one of its declarations did, or <c>null</c>.</summary>
    public string? HiddenBy { get; private set; }

    /// <summary>Whether a picture stands behind its letters.</summary>
    public bool HasPicture => Value("background-image") is { } picture && picture is not ("none" or "initial");

    /// <summary>Takes in declarations.</summary>
    /// <param name="variables">What <c>var(--name)</c> stands for.</param>
    public void Add(IEnumerable<ICssProperty> declarations, IReadOnlyDictionary<string, string> variables)
    {
        var clipped = false;
        foreach (var declaration in declarations)
        {
            values[declaration.Name] = Resolve(declaration.Value.Trim().ToLowerInvariant(), variables);
            clipped |= declaration.Name.StartsWith("overflow", StringComparison.Ordinal);
        }

        HiddenBy ??= WhatHides(clipped || Value("overflow") is "hidden");
    }

    /// <summary>The colour under a name, or <c>null</c> when there is none that can be told.</summary>
    public Shade? Shade(string name) => ParseShade(Value(name));

    /// <summary>The size of the letters in pixels, or <c>null</c> when it is not given.</summary>
    /// <param name="around">The size around the element.</param>
    public double? LetterSize(double around) => Value("font-size") is { } size ? Pixels(size, around) : null;

    /// <summary>Reads a colour in the form that the parser gives it, <c>rgba(255, 255, 255, 1)</c>.</summary>
    public static Shade? ParseShade(string? value)
    {
        if (value is null || !value.StartsWith("rgb", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = value[(value.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')').Split([',', ' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        var numbers = Array.ConvertAll(parts, part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN);
        return numbers.Length is 3 or 4 && !numbers.Any(double.IsNaN) ? new Shade(numbers[0], numbers[1], numbers[2], numbers.Length == 4 ? numbers[3] : 1) : null;
    }

    private string? WhatHides(bool isClipped)
    {
        var isPlaced = Value("position") is "absolute" or "fixed" or "relative" or "sticky";
        return Value("display") is "none" ? "display:none"
            : Value("visibility") is "hidden" or "collapse" ? "visibility:hidden"
            : Value("content-visibility") is "hidden" ? "content-visibility:hidden"
            : Number("opacity") < Faintest || Value("filter") is { } filter && filter.Contains("opacity(0", StringComparison.Ordinal) ? "opacity"
            : Length("text-indent") < FarAway || Length("margin-left") < FarAway || Length("margin-top") < FarAway ? "moved off the page"
            : isPlaced && (Length("left") < FarAway || Length("top") < FarAway || Length("right") < FarAway || Length("bottom") < FarAway) ? "moved off the page"
            : isClipped && (Length("width") < Sliver || Length("height") < Sliver || Length("max-height") < Sliver || Length("max-width") < Sliver) ? "a box without room"
            : Value("transform") is { } transform && (IsNothing(transform, "scale") || transform.Contains("(-9999", StringComparison.Ordinal)) || Number("scale") == 0 ? "transform"
            : Value("clip") is { } clip && clip.StartsWith("rect(", StringComparison.Ordinal) && IsEmptyRectangle(clip) ? "clip"
            : Value("clip-path") is { } path && IsEmptyPath(path) ? "clip-path"
            : null;
    }

    private static bool IsNothing(string transform, string function) =>
        transform.Contains($"{function}(0)", StringComparison.Ordinal) || transform.Contains($"{function}(0,", StringComparison.Ordinal)
        || transform.Contains($"{function}x(0)", StringComparison.Ordinal) || transform.Contains($"{function}y(0)", StringComparison.Ordinal);

    private static bool IsEmptyRectangle(string clip)
    {
        var sides = clip["rect(".Length..].TrimEnd(')').Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(side => Pixels(side, 16)).ToArray();
        return sides is [{ } top, { } right, { } bottom, { } left] && (bottom - top < Sliver || right - left < Sliver);
    }

    private static bool IsEmptyPath(string path) =>
        path.StartsWith("circle(0", StringComparison.Ordinal) || path.StartsWith("polygon(0 0, 0 0", StringComparison.Ordinal) || path.StartsWith("polygon(0px 0px, 0px 0px", StringComparison.Ordinal)
        || path.StartsWith("inset(", StringComparison.Ordinal) && path["inset(".Length..].TrimEnd(')').Split(' ')[0] is var first && first.EndsWith('%')
            && Parse(first[..^1]) >= 50;

    private string? Value(string name) => values.GetValueOrDefault(name);

    private double? Number(string name) => Value(name) is { } value ? value.EndsWith('%') ? Parse(value[..^1]) / 100 : Parse(value) : null;

    // A share of the page, of which a hundredth is some ten pixels.
    private double? Length(string name) => Value(name) is { } value ? value.EndsWith('%') ? Parse(value[..^1]) * 10 : Pixels(value, 16) : null;

    private static double? Pixels(string value, double around)
    {
        var size = value.StartsWith("calc(", StringComparison.Ordinal) ? value["calc(".Length..].TrimEnd(')').Trim() : value;
        var digits = size.TakeWhile(character => char.IsAsciiDigit(character) || character is '.' or '-' or '+' or 'e').Count();
        while (digits > 0 && size[digits - 1] is 'e')
        {
            digits--;
        }

        return Parse(size[..digits]) is not { } number ? size switch { "xx-small" => 9, "x-small" => 10, "small" => 13, "medium" => 16, "large" => 18, _ => null } : size[digits..] switch
        {
            "px" => number,
            "pt" => number * 4 / 3,
            "em" => number * around,
            "rem" => number * 16,
            "%" => number / 100 * around,
            "ex" or "ch" => number * around / 2,
            "mm" => number * 96 / 25.4,
            "cm" => number * 96 / 2.54,
            "in" => number * 96,
            "pc" => number * 16,
            "vw" => number * 12,
            "vh" => number * 8,
            "" when number == 0 => 0,
            _ => null,
        };
    }

    private static double? Parse(string number) => double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Resolve(string value, IReadOnlyDictionary<string, string> variables)
    {
        if (!value.StartsWith("var(", StringComparison.Ordinal))
        {
            return value;
        }

        var parts = value["var(".Length..].TrimEnd(')').Split(',', 2, StringSplitOptions.TrimEntries);
        var raw = variables.GetValueOrDefault(parts[0]) ?? (parts.Length > 1 ? parts[1] : value);
        var colour = new AngleSharp.Css.Parser.CssParser().ParseDeclaration($"color:{raw}")?.GetPropertyValue("color");
        return string.IsNullOrEmpty(colour) ? raw.ToLowerInvariant() : colour;
    }
}
