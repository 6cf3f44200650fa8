using ConsultBot.RecordBench;

// bench [--quick] [--million] [only]    the measurements
// write DATA-FOLDER                     writes turns until it is killed, and prints the last position of each that is acknowledged
if (args is ["write", var data])
{
    await EndlessWriter.RunAsync(data, Console.OpenStandardOutput());
    return 0;
}

if (args is not ["bench", ..])
{
    Console.Error.WriteLine("usage: bench [--quick] [--million] [postgres|fsync|verify|growth] | write DATA-FOLDER");
    return 2;
}

var only = args.Skip(1).FirstOrDefault(argument => !argument.StartsWith('-'));
var folder = Directory.CreateTempSubdirectory("consultbot-bench-");
try
{
    var bench = new Bench(folder.FullName, Console.Out, args.Contains("--quick"));
    if (only is null or "postgres")
    {
        await bench.AgainstPostgresAsync();
    }

    if (only is null or "fsync")
    {
        await bench.OverFsyncAsync();
    }

    if (only is null or "verify")
    {
        await bench.VerifyAsync();
    }

    if (only is null or "growth")
    {
        await bench.GrowthAsync(args.Contains("--million") ? [1_000, 10_000, 100_000, 1_000_000] : [1_000, 10_000, 100_000]);
    }
}
finally
{
    folder.Delete(recursive: true);
}

return 0;
