using System.Globalization;
using ConsultBot.Load;
using ConsultBot.Load.Measuring;
using ConsultBot.Load.Services;

// compare PROGRAM ECHO-BOT-FOLDER WORK-FOLDER [--quick]    the comparison; tests/load.sh builds and installs what it needs
// echo PORT                                                the bare .NET echo, serving until it is ended
if (args is ["echo", var port])
{
    await DotnetEcho.RunAsync(int.Parse(port, CultureInfo.InvariantCulture));
    return 0;
}

if (args is not ["compare", var program, var echoBot, var work, ..])
{
    await Console.Error.WriteLineAsync("usage: compare PROGRAM ECHO-BOT-FOLDER WORK-FOLDER [--quick] | echo PORT");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, cancel) =>
{
    cancel.Cancel = true;
    stop.Cancel();
};

var root = AppContext.GetData("ConsultBot.ContentRoot") as string ?? throw new InvalidOperationException("The build did not say where the repository is.");
try
{
    await new LoadRun(root, program, echoBot, work, args.Contains("--quick") ? LoadPlan.Quick : LoadPlan.Full).RunAsync(Console.Out, stop.Token);
    return 0;
}
catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or TimeoutException or IOException or HttpRequestException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return 1;
}
