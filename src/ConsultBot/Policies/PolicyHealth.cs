using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConsultBot.Policies;

/// <summary>Degraded while what should be in force is not: the last good policy goes on deciding, so the service stays ready.</summary>
internal sealed class PolicyHealth(PolicyKeeper keeper) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(keeper.Problems is { Count: > 0 } problems ? HealthCheckResult.Degraded(string.Join('\n', problems)) : HealthCheckResult.Healthy());
}
