using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ConsultBot.Review.SignIn;

/// <summary>Prints the link that signs somebody in: at start, after it was used, and when somebody looks for it after it has expired.</summary>
internal sealed partial class SignInAnnouncer(SignInLink link, IServer server, IHostApplicationLifetime lifetime, ILogger<SignInAnnouncer> logger) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The address is known only when the server listens.
        lifetime.ApplicationStarted.Register(Announce);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Prints a new link.</summary>
    public void Announce() => LogLink(logger, $"{Address()}{ReviewEndpoints.SignInPath}?code={link.Renew()}");

    private string Address()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? string.Empty;
        return Uri.TryCreate(address.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            ? $"{uri.Scheme}://{(uri.Host is "0.0.0.0" or "[::]" ? "localhost" : uri.Host)}:{uri.Port}"
            : address;
    }

    [LoggerMessage(EventId = 300, Level = LogLevel.Information, Message = "To review conversations, open this link. It works once, for a quarter of an hour: {Link}")]
    private static partial void LogLink(ILogger logger, string link);
}
