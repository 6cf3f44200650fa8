using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Screening;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Benchmarks;

/// <summary>The pipeline with the repository's own prompts and passages, recorded in memory.</summary>
internal static class InMemoryConsultation
{
    public static ServiceProvider Build()
    {
        var root = (string)AppContext.GetData("ConsultBot.ContentRoot")!;
        var configuration = new ConfigurationBuilder().SetBasePath(root).AddJsonFile("appsettings.Development.json").Build();
        var surroundings = new Surroundings("Development", root, configuration);
        return new ServiceCollection()
            .AddConsultation(new SettingsReader(surroundings, TimeProvider.System).Read(), surroundings, TimeProvider.System)
            .AddSingleton<InMemoryRecord>()
            .AddSingleton<ITurnRecord>(provider => provider.GetRequiredService<InMemoryRecord>())
            .AddSingleton<IConversationStore>(provider => provider.GetRequiredService<InMemoryRecord>())
            .AddSingleton<IServiceMode, AlwaysOn>()
            .BuildServiceProvider();
    }

    private sealed class AlwaysOn : IServiceMode
    {
        public ServiceMode Current => ServiceMode.On;
    }
}
