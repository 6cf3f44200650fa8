using System.Diagnostics;

namespace ConsultBot.Tests.Running;

/// <summary>The executable, run as a process of its own.</summary>
internal static class Executable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>The assembly of the executable, as built beside this test's own.</summary>
    public static string Assembly { get; } = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "ConsultBot", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), "ConsultBot.dll"));

    /// <summary>What a run printed, and how it ended.</summary>
    public sealed record Outcome(int ExitCode, string Output, string Errors);

    public static Task<Outcome> RunAsync(params string[] arguments) => RunInAsync(Environment.CurrentDirectory, input: null, arguments);

    public static Task<Outcome> RunInAsync(string workingDirectory, string? input, params string[] arguments) =>
        RunInAsync(workingDirectory, input, environment: null, arguments);

    public static async Task<Outcome> RunInAsync(string workingDirectory, string? input, string? environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Assembly);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        DataFolder.Apply(start.Environment, DataFolder.Shared);
        if (environment is not null)
        {
            start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        }

        using var process = Process.Start(start)!;
        using var timeLimit = new CancellationTokenSource(Longest);
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(timeLimit.Token);
        var errors = process.StandardError.ReadToEndAsync(timeLimit.Token);
        await process.WaitForExitAsync(timeLimit.Token);
        return new Outcome(process.ExitCode, await output, await errors);
    }
}
