using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Storage;

namespace ConsultBot.Policies;

/// <summary>Which policy is in force, and how that changes while the service runs.</summary>
internal static class PolicyServices
{
    /// <summary>Registers the policy in force and what keeps it in step.</summary>
    public static IServiceCollection AddPolicies(this IServiceCollection services, ServiceSettings settings, ServedPolicy served) => services
        .AddSingleton(served)
        .AddSingleton<IPolicyInForce>(served)
        .AddSingleton(new PolicyArchive(settings.Record.DataPath))
        .AddSingleton(provider => new PolicyKeeper(
            provider.GetRequiredService<ConsultationContent>(), settings, provider.GetRequiredService<PolicyStream>(), provider.GetRequiredService<PolicyArchive>()));

    /// <summary>Registers the watch over files and record.</summary>
    public static IServiceCollection AddPolicyWatch(this IServiceCollection services) => services.AddHostedService<PolicyWatch>();
}
