using ConsultBot.Consultation.Recording;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConsultBot;

/// <summary>Ready is who can record. While the last attempt failed, each probe tries to write the notice of it, and with that recovers.</summary>
public sealed class RecordHealth(OutageTally outage, OutageRecovery recovery, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!outage.RecordFails)
        {
            return HealthCheckResult.Healthy();
        }

        try
        {
            return await recovery.TryAsync().WaitAsync(Patience, clock, cancellationToken) ? HealthCheckResult.Healthy() : Failing();
        }
        catch (TimeoutException)
        {
            return Failing();
        }
    }

    private static HealthCheckResult Failing() => HealthCheckResult.Unhealthy("The record cannot be written.");
}
