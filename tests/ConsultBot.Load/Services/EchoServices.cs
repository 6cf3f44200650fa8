using System.Diagnostics;
using System.Globalization;

namespace ConsultBot.Load.Services;

/// <summary>Those that a turn is compared with: each says back what it hears, screens nothing and records nothing.</summary>
internal static class EchoServices
{
    /// <summary>The official JavaScript SDK's echo: one process, as such bots are run.</summary>
    /// <param name="folder">Where the script and its packages are installed.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    public static Task<Service> StartBotBuilderAsync(string folder, CancellationToken cancellationToken) => Service.StartAsync(
        "The JavaScript echo bot",
        "/",
        port =>
        {
            var start = new ProcessStartInfo("node", ["echo-bot.js", port.ToString(CultureInfo.InvariantCulture)]) { WorkingDirectory = folder };
            start.Environment["NODE_ENV"] = "production";
            return start;
        },
        cancellationToken);

    /// <summary>The official .NET SDK's echo: the same adapter that a turn comes through, and nothing else.</summary>
    public static Task<Service> StartSdkAsync(CancellationToken cancellationToken) => Service.StartAsync(
        "The .NET SDK's echo",
        "/",
        port => new ProcessStartInfo("dotnet", [typeof(EchoServices).Assembly.Location, "echo-sdk", port.ToString(CultureInfo.InvariantCulture)]),
        cancellationToken);

    /// <summary>The ceiling: what this machine answers over HTTP with .NET when there is nothing to do.</summary>
    public static Task<Service> StartDotnetAsync(CancellationToken cancellationToken) => Service.StartAsync(
        "The .NET echo",
        "/",
        port =>
        {
            var start = new ProcessStartInfo("dotnet", [typeof(EchoServices).Assembly.Location, "echo", port.ToString(CultureInfo.InvariantCulture)]);
            // As web projects come; this one is a console project.
            start.Environment["DOTNET_gcServer"] = "1";
            return start;
        },
        cancellationToken);
}
