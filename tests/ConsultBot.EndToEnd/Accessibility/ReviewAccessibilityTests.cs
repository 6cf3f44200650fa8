using ConsultBot.EndToEnd.Browsing;
using ConsultBot.EndToEnd.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ConsultBot.EndToEnd.Accessibility;

/// <summary>Staff review what a patient was told, by pages that everybody can use.</summary>
public sealed class ReviewAccessibilityTests(Stage stage)
{
    [Fact]
    public async Task From_the_link_to_the_transcript_of_a_conversation()
    {
        await using var service = await ChatService.StartAsync();
        await stage.PlayAsync(
            service,
            stage.Clinic,
            async patient =>
            {
                await patient.OpenChatAsync();
                await patient.SayAsync("Are exosomes FDA-approved?");
                await patient.SayAsync("I can't breathe");
                var reference = (await patient.Chat.Locator("#reference-value").TextContentAsync())!;

                var page = patient.Page;
                var auditor = new Auditor(patient);
                await page.GotoAsync($"{service.Address}/review");
                await auditor.LookAtAsync("review without a link");
                await page.GotoAsync(await service.ReviewLink);
                await auditor.LookAtAsync("review sign-in");
                await page.GetByRole(AriaRole.Button).First.ClickAsync();
                await Expect(page.Locator("main")).ToContainTextAsync(reference);
                await auditor.LookAtAsync("review list");
                await page.GetByRole(AriaRole.Link, new() { Name = reference }).First.ClickAsync();
                await Expect(page.Locator("main")).ToContainTextAsync("No exosome product is FDA-approved.");
                await Expect(page.Locator("main")).ToContainTextAsync("I can't breathe");
                await auditor.LookAtAsync("review transcript");
                auditor.AssertContent();
            },
            Visit.Usual with { IsStill = true });
    }
}
