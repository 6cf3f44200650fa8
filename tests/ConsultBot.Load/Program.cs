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

if (args is ["try", var tryProgram, var tryWork, var seconds])
{
    var tryRoot = (string)AppContext.GetData("ConsultBot.ContentRoot")!;
    await using var s = await ConsultBotService.StartAsync(tryProgram, tryRoot, Path.Combine(tryWork, $"data-{Guid.NewGuid():N}"), CancellationToken.None);
    var loop = new ConsultBot.Load.Http.ClosedLoop(s.Service, 32, [.. QuestionRotation.Read(Path.Combine(tryRoot, "tests/cases/dev")).Select(q => new ConsultBot.Load.Http.Question(q))], ConsultBot.Load.Http.Expectation.Turn);
    for (var i = 0; i < int.Parse(seconds); i += 2)
    {
        var c = s.Service.ProcessorTime; var r = loop.Replies;
        Console.Write($"{loop.Run(TimeSpan.FromSeconds(2), CancellationToken.None)} rss {s.Service.WorkingSetMegabytes:0} ");
        Console.WriteLine($"cpu us/turn {(s.Service.ProcessorTime - c).TotalMicroseconds / (loop.Replies - r):0}");
    }
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
