namespace ConsultBot.Commands;

/// <summary>Shows on standard error how far a command is, when that is a terminal; redrawn a few times a second at most.</summary>
internal sealed class ProgressBar : IProgress<long>, IDisposable
{
    private const int Width = 30;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter output;
    private readonly string unit;
    private readonly long total;
    private readonly TimeProvider clock;
    private readonly long start;
    private long shownAt;
    private int shown;

    /// <summary>Begins.</summary>
    /// <param name="output">Where it is drawn.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="total">How many there are; 0 when that is not known, and then only the count is shown.</param>
    /// <param name="clock">The clock.</param>
    public ProgressBar(TextWriter output, string unit, long total, TimeProvider clock)
    {
        this.output = output;
        this.unit = unit;
        this.total = total;
        this.clock = clock;
        start = shownAt = clock.GetTimestamp();
    }

    /// <summary>A bar on standard error, or <c>null</c> when nobody would see it.</summary>
    public static ProgressBar? OnTerminal(string unit, long total = 0) =>
        Console.IsErrorRedirected ? null : new ProgressBar(Console.Error, unit, total, TimeProvider.System);

    /// <inheritdoc />
    public void Report(long value)
    {
        var now = clock.GetTimestamp();
        if (clock.GetElapsedTime(shownAt, now) < Interval)
        {
            return;
        }

        shownAt = now;
        var seconds = clock.GetElapsedTime(start, now).TotalSeconds;
        Draw($"{Bar(value)}{value:N0}{(total == 0 ? string.Empty : $" of {total:N0}")} {unit}, {value / seconds:N0} a second");
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        if (shown > 0)
        {
            Draw(string.Empty);
            output.Write('\r');
        }
    }

    private string Bar(long value)
    {
        if (total == 0)
        {
            return string.Empty;
        }

        var filled = (int)Math.Clamp(Width * value / total, 0, Width);
        return $"[{new string('#', filled)}{new string('.', Width - filled)}] ";
    }

    private void Draw(string text)
    {
        output.Write($"\r{text.PadRight(shown)}");
        output.Flush();
        shown = text.Length;
    }
}
