using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Prompts;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.Configuration;

namespace ConsultBot.Tests.Conversations;

/// <summary>The button that asks for a person leads there, in every language and whatever was refused before.</summary>
public sealed class PersonTests
{
    [Fact]
    public void Every_languages_button_leads_to_a_person_also_after_every_refusal()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Repository.Path("appsettings.Development.json")).Build();
        var settings = new SettingsReader(new Surroundings("Development", Repository.Root, configuration), TimeProvider.System).Read();
        var content = ConsultationContent.Read(settings, isDevelopment: true, TimeProvider.System);
        var words = WebsiteWords.Read(settings.PromptsPath, settings.Clinic);
        var screening = content.Policies.Current.Screening;
        var refused = content.Policies.Current.Guardrails.Rules.Select(rule => rule.Refuses).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var language in words.Languages)
        {
            foreach (var slots in new[] { new HashSet<string>(StringComparer.Ordinal), refused })
            {
                var button = words.Text("talk-to-a-person.message", language);
                var screened = screening.Read(
                    new PatientMessage("c", "test", button, TimeProvider.System.GetUtcNow()), ConversationState.New with { Turns = 1, RefusedSlots = slots, SaidTreated = slots.Count > 0 });

                Assert.True(screened.Deciding?.Decision is Decision.Handoff, $"{language}: \"{button}\" after {slots.Count} refusals is {screened.Deciding?.Id ?? "nothing"}");
            }
        }
    }
}
