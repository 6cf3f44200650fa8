using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Handoff;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Translation;
using ConsultBot.Editions;
using ConsultBot.Policies;

namespace ConsultBot;

/// <summary>Puts the turn together from the files under <c>prompts/</c> and <c>knowledge/</c>.</summary>
public static class ConsultationServices
{
    /// <summary>Registers the pipeline and everything it needs. All files are read and checked here, the policy where it is pinned.</summary>
    /// <exception cref="Yaml.YamlFileException">A file cannot be used; the message names it and the line.</exception>
    /// <exception cref="SettingsException">The files do not fit together, or what is pinned cannot be put in force.</exception>
    public static IServiceCollection AddConsultation(this IServiceCollection services, ServiceSettings settings, Surroundings surroundings, TimeProvider clock)
    {
        var content = ConsultationContent.Read(settings, surroundings.IsDevelopment, clock, () => PolicyAtStart.Find(settings));
        return services
            .AddSingleton(clock)
            .AddSingleton(settings.Clinic)
            // Made by a function, it is disposed of with the services.
            .AddSingleton(_ => content)
            .AddSingleton(content.Served)
            .AddSingleton<IPassageShelf>(content.Served)
            .AddSingleton<IPolicyVersions>(content)
            .AddSingleton(content.Kernel.Writer)
            .AddSingleton(content.Kernel.Condenser)
            .AddSingleton(content.Kernel.Translator)
            .AddSingleton(content.Kernel.Drafter)
            .AddSingleton(settings.Model.Bounds)
            .AddSingleton<CondensingStage>()
            .AddSingleton<AnsweringStage>()
            .AddSingleton<TranslationStage>()
            .AddSingleton<IHandoffDesk, NoDesk>()
            .AddSingleton<HandoffStage>()
            .AddRecord(settings)
            .AddPolicies(settings, content.Policies)
            .AddEditions(settings, surroundings)
            .AddSingleton<RecordingStage>()
            .AddSingleton<SendGate>()
            .AddSingleton<TurnPipeline>();
    }
}
