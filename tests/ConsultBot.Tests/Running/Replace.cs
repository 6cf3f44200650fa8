using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ConsultBot.Tests.Running;

/// <summary>Puts pieces of a test in the place of the service's own.</summary>
internal static class Replace
{
    /// <summary>Another clock.</summary>
    public static void Clock(IServiceCollection services, TimeProvider clock) => services.Replace(ServiceDescriptor.Singleton(clock));
}
