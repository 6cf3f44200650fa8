using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConsultBot.InStep;

/// <summary>Degraded while what should be in force is not: what was last good stays in force, so the service stays ready.</summary>
internal sealed class InStepHealth<TKept>(TKept kept) : IHealthCheck
    where TKept : IKeptInStep
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(kept.Problems is { Count: > 0 } problems ? HealthCheckResult.Degraded(string.Join('\n', problems)) : HealthCheckResult.Healthy());
}
