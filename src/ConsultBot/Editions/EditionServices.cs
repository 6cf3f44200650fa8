using ConsultBot.Configuration;
using ConsultBot.Storage;

namespace ConsultBot.Editions;

/// <summary>Which passages are served, and how that changes while the service runs.</summary>
internal static class EditionServices
{
    /// <summary>Registers what keeps the served edition in step.</summary>
    public static IServiceCollection AddEditions(this IServiceCollection services, ServiceSettings settings, Surroundings surroundings) => services
        .AddSingleton(provider => new EditionKeeper(
            provider.GetRequiredService<ConsultationContent>(),
            settings,
            provider.GetRequiredService<KnowledgeStream>(),
            approvesDrafts: surroundings.IsDevelopment));

    /// <summary>Registers the watch over files and record, which brings the record into force before the service listens.</summary>
    public static IServiceCollection AddEditionWatch(this IServiceCollection services) => services.AddHostedService<EditionWatch>();
}
