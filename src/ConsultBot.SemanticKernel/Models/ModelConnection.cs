using Microsoft.Extensions.DependencyInjection;
using Polly;

namespace ConsultBot.SemanticKernel.Models;

/// <summary>
/// The way to a model's server: bounded in what is under way at once, retried with jitter where a server is busy or broken (its <c>Retry-After</c> is heeded), cut off for a
/// while when it fails again and again, and bounded in time and size. No redirects, no cookies.
/// </summary>
internal sealed class ModelConnection : IDisposable
{
    private const string Name = "model";
    private const int Retries = 2;
    private const double FailingShare = 0.5;
    private const int FewestCalls = 8;

    private static readonly TimeSpan FirstRetryAfter = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan CutOffFor = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(3);

    private readonly ServiceProvider services;

    /// <summary>Opens the way; nothing is sent yet.</summary>
    public ModelConnection(ModelSettings settings)
    {
        var registrations = new ServiceCollection();
        var client = registrations.AddHttpClient(Name, http => http.Timeout = Timeout.InfiniteTimeSpan);
        client.AddStandardResilienceHandler(options =>
        {
            options.RateLimiter.DefaultRateLimiterOptions.PermitLimit = settings.MostAtOnce;
            options.RateLimiter.DefaultRateLimiterOptions.QueueLimit = settings.MostWaiting;
            options.TotalRequestTimeout.Timeout = settings.Deadline;
            options.AttemptTimeout.Timeout = settings.AttemptTimeout < settings.Deadline ? settings.AttemptTimeout : settings.Deadline;
            options.Retry.MaxRetryAttempts = Retries;
            options.Retry.UseJitter = true;
            options.Retry.BackoffType = DelayBackoffType.Exponential;
            options.Retry.Delay = FirstRetryAfter;
            options.CircuitBreaker.SamplingDuration = 2 * options.AttemptTimeout.Timeout;
            options.CircuitBreaker.FailureRatio = FailingShare;
            options.CircuitBreaker.MinimumThroughput = FewestCalls;
            options.CircuitBreaker.BreakDuration = CutOffFor;
        });
        client.AddHttpMessageHandler(() => new BoundedBodies());
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ConnectWithin,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
        client.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        client.RemoveAllLoggers();
        services = registrations.BuildServiceProvider();
        Http = services.GetRequiredService<IHttpClientFactory>().CreateClient(Name);
    }

    /// <summary>Sends requests that way.</summary>
    public HttpClient Http { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Http.Dispose();
        services.Dispose();
    }
}
