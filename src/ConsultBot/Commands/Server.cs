namespace ConsultBot.Commands;

internal static class Server
{
    public static Task<int> RunAsync(string urls, CancellationToken cancellationToken) => Task.FromResult(ExitCode.Done);
}
