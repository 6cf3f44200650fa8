using ConsultBot.Channels.DirectLine;
using ConsultBot.Channels.Teams;
using ConsultBot.Configuration;
using ConsultBot.Consultation.Handoff;
using ConsultBot.Prompts;
using ConsultBot.Storage;
using ConsultBot.Triage.Desk;

namespace ConsultBot.Desk;

/// <summary>Puts the desk of the staff together, where one is configured.</summary>
public static class DeskServices
{
    /// <summary>Registers the desk with a server, so that staff are reached.</summary>
    /// <exception cref="Yaml.YamlFileException">A file of words cannot be used.</exception>
    /// <exception cref="SettingsException">A card cannot be used.</exception>
    public static IServiceCollection AddDesk(this IServiceCollection services, ServiceSettings settings)
    {
        if (settings.Desk is not { } desk)
        {
            return services;
        }

        var card = CardTemplate.Read(settings.PromptsPath, "enquiry");
        return services
            .AddSingleton(desk)
            .AddSingleton(StaffWords.Read(settings.PromptsPath))
            .AddSingleton(StaffCommands.Read(settings.PromptsPath))
            .AddSingleton(card)
            .AddSingleton<EnquiryCard>()
            .AddSingleton<TeamsPlace>()
            .AddSingleton<ITeamLine, TeamsLine>()
            .AddSingleton<IPatientLine, DirectLinePatients>()
            .AddSingleton(provider => new StaffDesk(provider.GetRequiredService<Record>().EnquiriesOf(desk.Members), desk, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IHandoffDesk, HandoffDesk>()
            .AddSingleton<StaffDrafts>()
            .AddSingleton<StaffBot>()
            .AddHostedService<DeskDispatch>();
    }
}
