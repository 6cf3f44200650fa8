using System.Diagnostics;
using ConsultBot.EndToEnd.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ConsultBot.EndToEnd.Journeys;

/// <summary>A patient asks, in a real browser.</summary>
public sealed class QuestionTests(Stage stage, ITestOutputHelper output)
{
    [Fact]
    public Task A_starter_is_tapped_and_the_answer_shows_its_sources_and_its_caveats() => stage.PlayAsync(async patient =>
    {
        await patient.OpenDemoAsync();
        await patient.OpenButton.ClickAsync();
        var clock = Stopwatch.StartNew();
        await patient.Page.GetByRole(AriaRole.Button, new() { Name = "Are exosomes FDA-approved?" }).ClickAsync();
        var answer = patient.Replies.Nth(1);
        await Expect(answer).ToContainTextAsync("No exosome product is FDA-approved.");
        output.WriteLine($"first_answer_ms: {clock.ElapsedMilliseconds}");

        await Expect(answer).ToContainTextAsync("We don't yet know how safe exosomes are in the long term. See a specialist in person before you decide.");
        await Expect(answer).ToContainTextAsync("AI-generated content may be incorrect");
        await Expect(answer.GetByRole(AriaRole.Button, new() { Name = "FDA consumer alert, 2020" }).Or(answer.GetByText("FDA consumer alert, 2020"))).ToBeVisibleAsync();
        await Expect(answer.Locator("[lang=en]").First.Or(answer)).ToBeVisibleAsync();
    });
}
