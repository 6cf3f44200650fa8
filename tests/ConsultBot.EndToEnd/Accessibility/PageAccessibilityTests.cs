using ConsultBot.EndToEnd.Browsing;

namespace ConsultBot.EndToEnd.Accessibility;

/// <summary>The pages around the chat can be used by everybody.</summary>
public sealed class PageAccessibilityTests(Stage stage)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/embed")]
    [InlineData("/privacy")]
    [InlineData("/licences")]
    public Task A_page(string path) => stage.PlayAsync(
        async patient =>
        {
            var auditor = new Auditor(patient);
            await patient.Page.GotoAsync($"{stage.Service.Address}{path}");
            await auditor.LookAtAsync(path);
            auditor.AssertContent();
        },
        Visit.Usual with { IsStill = true });
}
