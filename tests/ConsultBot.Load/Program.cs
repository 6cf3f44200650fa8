using System.Globalization;
using System.Runtime.InteropServices;
using ConsultBot.Load;
using ConsultBot.Load.Models;
using ConsultBot.Load.Services;

// compare PROGRAM ECHO-BOT-FOLDER WORK-FOLDER [--quick]    the whole run; tests/load.sh builds and installs what it needs
// withdraw PROGRAM WORK-FOLDER                                how fast a withdrawn passage is out of answers; tests/long.sh builds what it needs
// model PROGRAM WORK-FOLDER                                   what a language model costs beyond its own time; tests/long.sh builds what it needs
// echo PORT | echo-sdk PORT                                the .NET echoes, bare and on the official SDK, serving until they are ended
if (args is ["echo", var port])
{
    await DotnetEcho.RunAsync(int.Parse(port, CultureInfo.InvariantCulture));
    return 0;
}

if (args is ["echo-sdk", var sdkPort])
{
    await SdkEcho.RunAsync(int.Parse(sdkPort, CultureInfo.InvariantCulture));
    return 0;
}

if (args is ["withdraw", var served, var place])
{
    return await WithdrawalRun.RunAsync(served, place, Console.Out);
}

if (args is ["model", var answering, var records])
{
    await ModelRun.RunAsync(answering, records, Console.Out, CancellationToken.None);
    return 0;
}

if (args is not ["compare", var program, var echoBot, var work, ..])
{
    await Console.Error.WriteLineAsync("usage: compare PROGRAM ECHO-BOT-FOLDER WORK-FOLDER [--quick] | echo PORT | echo-sdk PORT");
    return 2;
}

// Whoever ends this run ends the services that it started, too.
using var stop = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var root = AppContext.GetData("ConsultBot.ContentRoot") as string ?? throw new InvalidOperationException("The build did not say where the repository is.");
try
{
    await new LoadRun(root, program, echoBot, work, args.Contains("--quick") ? LoadPlan.Quick : LoadPlan.Full).RunAsync(Console.Out, stop.Token);
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return 1;
}
catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or TimeoutException or IOException or HttpRequestException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
