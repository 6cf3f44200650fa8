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

    [Fact]
    public Task A_page_with_faults_does_not_pass() => stage.PlayAsync(
        async patient =>
        {
            var auditor = new Auditor(patient);
            await patient.Page.SetContentAsync("""<html lang="en"><title>x</title><main><h1>x</h1><button></button><p style="color:#ddd;background:#fff;width:2000px">pale and wide</p></main></html>""");
            await auditor.LookAtAsync("faulty");
            foreach (var fault in new[] { "button-name", "color-contrast", "wider than the window" })
            {
                Assert.Contains(auditor.Findings, finding => finding.Contains(fault, StringComparison.Ordinal));
            }
        },
        Visit.Usual with { IsStill = true });
}
