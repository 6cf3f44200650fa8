using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using ConsultBot.Consultation.Verification;
using ConsultBot.Editions;

namespace ConsultBot;

/// <summary>Puts the turn together from the files under <c>prompts/</c> and <c>knowledge/</c>.</summary>
public static class ConsultationServices
{
    /// <summary>Registers the pipeline and everything it needs. All files are read and checked here.</summary>
    /// <exception cref="Yaml.YamlFileException">A file cannot be used; the message names it and the line.</exception>
    public static IServiceCollection AddConsultation(this IServiceCollection services, ServiceSettings settings, Surroundings surroundings, TimeProvider clock)
    {
        var content = ConsultationContent.Read(settings, surroundings.IsDevelopment, clock);
        return services
            .AddSingleton(clock)
            .AddSingleton(settings.Clinic)
            .AddSingleton(new ReplyNotices(settings.ShowUnreviewedNotice))
            .AddSingleton(content)
            .AddSingleton(content.Replies)
            .AddSingleton(content.Claims)
            .AddSingleton(content.Thresholds.Retrieval)
            .AddSingleton(content.Thresholds.Verification)
            .AddSingleton(content.Kinship)
            .AddSingleton(content.Status)
            .AddSingleton(content.Served)
            .AddSingleton<IPassageShelf>(content.Served)
            .AddSingleton<IUnansweredTopics>(content.Served)
            .AddSingleton<IPolicyVersions>(content)
            .AddSingleton(content.Kernel.Search)
            .AddSingleton(content.Kernel.Writer)
            .AddSingleton(new ScreeningStage(content.Guardrails, content.Unmasking))
            .AddSingleton<RetrievalStage>()
            .AddSingleton<AnsweringStage>()
            .AddSingleton<VerificationStage>()
            .AddSingleton<AnswerJudge>()
            .AddSingleton<ReplyComposer>()
            .AddSingleton<CaveatStage>()
            .AddRecord(settings)
            .AddEditions(settings, surroundings)
            .AddSingleton<RecordingStage>()
            .AddSingleton<SendGate>()
            .AddSingleton<TurnPipeline>();
    }
}
