using ConsultBot.Configuration;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.Configuration;

namespace ConsultBot.Tests.Conversations;

/// <summary>The button that ends an urgent state says words that the rules understand, in every language.</summary>
public sealed class WayOutTests
{
    [Fact]
    public void Every_languages_button_ends_an_urgent_state()
    {
        var content = ReadContent();
        var screening = content.Policies.Current.Screening;
        foreach (var language in content.Policies.Current.Replies.Languages)
        {
            foreach (var urgent in new[] { Decision.Crisis, Decision.Emergency, Decision.AdverseEvent })
            {
                var button = content.Policies.Current.Replies.Text("buttons.safe", language);
                var screened = screening.Read(
                    new PatientMessage("c", "test", button, TimeProvider.System.GetUtcNow()), ConversationState.New with { Turns = 1, Urgent = urgent, SaidTreated = true });

                Assert.True(screened.Deciding?.EndsUrgency, $"{language}: \"{button}\" after {urgent} is {screened.Deciding?.Id ?? "nothing"}");
            }
        }
    }

    private static ConsultationContent ReadContent()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Repository.Path("appsettings.Development.json")).Build();
        var surroundings = new Surroundings("Development", Repository.Root, configuration);
        return ConsultationContent.Read(new SettingsReader(surroundings, TimeProvider.System).Read(), isDevelopment: true, TimeProvider.System);
    }
}
