using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using ConsultBot.Tests.Running;

namespace ConsultBot.Tests.Recording;

/// <summary>The record on a real disk of thirty-two megabytes that somebody fills up. Mounting one needs root.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int MostTurns = 5_000;

    private readonly TemporaryFolder folder = new();
    private bool isMounted;

    public void Dispose()
    {
        if (isMounted)
        {
            Run("umount", "--lazy", folder.Path);
        }

        folder.Dispose();
    }

    [Fact]
    public async Task On_a_full_disk_red_flags_get_their_text_and_when_there_is_room_again_the_service_goes_on()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Mounting a small disk needs root.");
        Assert.Equal(0, Run("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", folder.Path));
        isMounted = true;
        await using var service = await RunningService.StartAsync(folder: folder.Path);
        Assert.Contains("[1]", await service.SayAsync("what are exosomes", "before"), StringComparison.Ordinal);

        var ballast = Fill();
        var refused = await SayUntilAsync(service, reply => !reply.Contains("[1]", StringComparison.Ordinal));
        var danger = await service.SayAsync("I can't breathe", "danger");
        var whenFull = await service.ReadyAsync();
        File.Delete(ballast);
        var after = await SayUntilAsync(service, reply => reply.Contains("[1]", StringComparison.Ordinal));

        Assert.Contains("555-0100", refused, StringComparison.Ordinal);
        Assert.Contains("911", refused, StringComparison.Ordinal);
        Assert.StartsWith("**Call 911 now.", danger, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, whenFull);
        Assert.Contains("FDA-approved", after, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await service.ReadyAsync());
    }

    private static async Task<string> SayUntilAsync(RunningService service, Func<string, bool> isIt)
    {
        for (var turn = 0; turn < MostTurns; turn++)
        {
            if (await service.SayAsync("what are exosomes", $"c{turn % 50}-{Guid.NewGuid():N}") is { } reply && isIt(reply))
            {
                return reply;
            }
        }

        throw new InvalidOperationException($"{MostTurns} replies were all otherwise.");
    }

    private string Fill()
    {
        var path = Path.Combine(folder.Path, "ballast");
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            return path;
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(program, arguments);
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return -1;
        }
    }
}
