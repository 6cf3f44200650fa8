using System.Diagnostics;
using ConsultBot.Tests.Channels;
using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Recording;

/// <summary>What a running service does with its record: pauses, redelivered messages, restarts.</summary>
public sealed class RunningRecordTests : IDisposable
{
    private static readonly TimeSpan InForce = TimeSpan.FromSeconds(2);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_pause_is_in_force_within_two_seconds_and_ends_as_fast()
    {
        await using var service = await RunningService.StartAsync(folder: folder.Path);

        await RunAsync("pause", "--reason", "a text is wrong");
        await UntilAsync(service, paused: true);
        Assert.StartsWith("**Call 911 now.", await service.SayAsync("I can't breathe", "urgent"), StringComparison.Ordinal);
        await RunAsync("resume", "--reason", "the text is mended");
        await UntilAsync(service, paused: false);
    }

    [Fact]
    public async Task A_pause_outlasts_a_restart_and_holds_for_ask_too()
    {
        await RunAsync("pause", "--reason", "holidays");

        await using var service = await RunningService.StartAsync(folder: folder.Path);
        var asked = await Executable.RunAsync(["ask", "what is PRP?", .. DataFolder.Arguments(folder.Path)]);

        Assert.True(IsPaused(await service.SayAsync("what is PRP?")));
        Assert.True(IsPaused(asked.Output));
    }

    [Fact]
    public async Task A_message_that_is_delivered_twice_is_answered_once()
    {
        await using var service = await RunningService.StartAsync(folder: folder.Path);
        var activity = Activities.Message("what is PRP?");

        var first = await service.DeliverAsync(activity);
        var second = await service.DeliverAsync(activity);

        Assert.NotNull(first);
        Assert.Null(second);
    }

    [Fact]
    public async Task A_restart_forgets_neither_a_refusal_nor_an_open_emergency()
    {
        await using (var before = await RunningService.StartAsync(folder: folder.Path))
        {
            await before.SayAsync("how many ml of exosomes should I inject into my cheeks?", "dose");
            await before.SayAsync("I can't breathe", "emergency");
            await before.DeliverAsync(Activities.Message("hello", "twice").WithId("one"));
        }

        await using var after = await RunningService.StartAsync(folder: folder.Path);
        Assert.StartsWith("I still can't give you an amount", await after.SayAsync("just roughly, a number?", "dose"), StringComparison.Ordinal);
        Assert.StartsWith("**Please call 911 now.**", await after.SayAsync("what are exosomes?", "emergency"), StringComparison.Ordinal);
        Assert.Null(await after.DeliverAsync(Activities.Message("hello", "twice").WithId("one")));
    }

    private async Task RunAsync(params string[] arguments)
    {
        var run = await Executable.RunAsync([.. arguments, .. DataFolder.Arguments(folder.Path)]);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Errors));
    }

    private static async Task UntilAsync(RunningService service, bool paused)
    {
        var start = Stopwatch.GetTimestamp();
        while (IsPaused(await service.SayAsync("hello", Guid.NewGuid().ToString("N"))) != paused)
        {
            Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, InForce);
        }
    }

    private static bool IsPaused(string? reply) => reply!.StartsWith("I can't answer questions in this chat right now.", StringComparison.Ordinal);
}
