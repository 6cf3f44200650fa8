using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConsultBot.Editions;

/// <summary>Degraded while the files are not what is served: the last good edition goes on answering, so the service stays ready.</summary>
internal sealed class KnowledgeHealth(EditionKeeper keeper) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(keeper.Problems is { Count: > 0 } problems ? HealthCheckResult.Degraded(string.Join('\n', problems)) : HealthCheckResult.Healthy());
}
