using System.Threading.Channels;

namespace ConsultBot.Storage;

/// <summary>
/// Runs a piece of work again and again: at an interval, and at once when it is woken. A wake-up while the work runs is followed by one more run, so none is lost.
/// Disposing it ends the work after one last run.
/// </summary>
internal sealed class Pulse : IAsyncDisposable
{
    private readonly Channel<bool> due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Action work;
    private readonly ITimer timer;
    private readonly Task loop;

    public Pulse(TimeSpan interval, Action work, TimeProvider clock)
    {
        this.work = work;
        timer = clock.CreateTimer(_ => Wake(), state: null, interval, interval);
        loop = Task.Run(RunAsync);
    }

    /// <summary>Has the work run soon.</summary>
    public void Wake() => due.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync();
        due.Writer.TryComplete();
        await loop;
    }

    private async Task RunAsync()
    {
        while (await due.Reader.WaitToReadAsync())
        {
            due.Reader.TryRead(out _);
            work();
        }

        work();
    }
}
