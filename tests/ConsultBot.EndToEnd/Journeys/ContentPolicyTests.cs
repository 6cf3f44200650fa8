using ConsultBot.EndToEnd.Browsing;
using ConsultBot.EndToEnd.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ConsultBot.EndToEnd.Journeys;

/// <summary>What must not happen in a page, whatever a reply says.</summary>
public sealed class ContentPolicyTests(Stage stage)
{
    [Fact]
    public async Task Images_scripts_and_links_of_others_in_a_reply_do_nothing()
    {
        await using var tracker = await ClinicWebsite.StartAsync();
        await using var context = await stage.Chromium.OpenAsync(Visit.Usual);
        var patient = await Patient.SitDownAsync(context, stage.Service, stage.Clinic);
        await patient.Page.RouteWebSocketAsync("**/stream?*", stream =>
        {
            var service = stream.ConnectToServer();
            service.OnMessage(frame => stream.Send(frame.Text!.Replace(
                "What would you like to know?",
                $"Well? ![x]({tracker.Origin}/x.png) <img src='{tracker.Origin}/y.png' onerror='window.ran=1'> <script>window.ran=1</script> [go](javascript:window.ran=1)",
                StringComparison.Ordinal)));
        });
        await patient.OpenChatAsync();
        await Expect(patient.Replies.First).ToContainTextAsync("Well?");
        await patient.SayAsync("What is PRP?");

        Assert.Empty(tracker.Asked);
        Assert.Null(await patient.Page.EvaluateAsync<int?>("() => window.ran ?? null"));
        Assert.Equal(0, await patient.Chat.Locator("a[href^='javascript']").CountAsync());
        Assert.Contains(await patient.Page.EvaluateAsync<string[]>("() => window.violations"), violation => violation.StartsWith($"img-src {tracker.Origin}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_website_that_is_not_allowed_cannot_show_the_chat()
    {
        await using var stranger = await ClinicWebsite.StartAsync();
        await stranger.EmbedAsync(stage.Service);
        await using var context = await stage.Chromium.OpenAsync(Visit.Usual);
        var patient = await Patient.SitDownAsync(context, stage.Service, stranger);
        await patient.OpenClinicAsync();
        await patient.OpenButton.ClickAsync();

        await Expect(patient.Page.GetByText("The chat can't be reached right now.")).ToBeVisibleAsync();
        await Expect(patient.Page.GetByRole(AriaRole.Link, new() { Name = "Call 555-0100" })).ToBeVisibleAsync();
    }
}
