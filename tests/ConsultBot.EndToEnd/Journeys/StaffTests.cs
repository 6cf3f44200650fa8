using ConsultBot.EndToEnd.Browsing;
using ConsultBot.EndToEnd.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ConsultBot.EndToEnd.Journeys;

/// <summary>A patient in Web Chat on one side, staff in the Agents Playground on the other.</summary>
public sealed class StaffTests(Stage stage)
{
    [Fact]
    public Task A_patient_asks_for_a_person_who_claims_answers_and_leaves() => PlayAsync(async (patient, staff) =>
    {
        await staff.SayAsync("queue");
        await staff.ReadsAsync("Nothing is waiting.");

        await Expect(await patient.SayAsync("I want to talk to a person")).ToContainTextAsync("I'll pass this to our team.");
        await staff.SayAsync("what's waiting?");
        await staff.ReadsAsync("asks for a person");

        await staff.SayAsync("claim 1");
        await Expect(patient.Replies.Last).ToContainTextAsync("is here now");
        await staff.SayAsync("reply 1: Hello, what would you like to know?");
        await Expect(patient.Replies.Last).ToContainTextAsync("Nurse: Hello, what would you like to know?");

        await staff.SayAsync("resolve 1: answered");
        await Expect(patient.Replies.Last).ToContainTextAsync("has left the chat");
        await Expect(await patient.SayAsync("What is PRP?")).ToContainTextAsync("your own blood");
    });

    [Fact]
    public Task A_reaction_shows_a_card_in_the_channel_which_is_claimed_by_a_tap() => PlayAsync(async (patient, staff) =>
    {
        await staff.SayAsync("help");
        await patient.Box.FillAsync("I got hives all over after my exosome treatment yesterday");
        await patient.Box.PressAsync("Enter");
        await Expect(patient.Replies.Last).ToContainTextAsync("marked your message urgent for our team");
        await Expect(patient.Replies).ToHaveCountAsync(3);

        await staff.OpenChannelAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Claim" }).First.ClickAsync();
        await Expect(staff.Page.GetByText("With Ann").First).ToBeVisibleAsync();
        await Expect(patient.Replies.Last).ToContainTextAsync("is here now");
    });

    private async Task PlayAsync(Func<Patient, StaffPage, Task> journey)
    {
        var days = new[] { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" }.Select(day => $"Clinic:OpeningHours:{day}=00:00-23:59");
        await using var service = await ChatService.StartAsync(
        [
            "Clinic:StaffChannel=Desk",
            $"Staff:Tenant={Playground.Tenant}",
            $"Staff:Members:0:Id={Playground.Ann}",
            "Staff:Members:0:Name=Ann",
            "Staff:Members:0:Role=Nurse",
            "Staff:Teams:0:Name=Desk",
            $"Staff:Teams:0:Channel={Playground.Channel}",
            .. days,
        ]);
        await using var playground = await Playground.StartAsync(service.Address);
        await using var context = await stage.Chromium.OpenAsync(Visit.Usual);
        var staff = await StaffPage.OpenAsync(context, playground);
        await stage.PlayAsync(service, stage.Clinic, async patient =>
        {
            await patient.OpenChatAsync();
            await journey(patient, staff);
        });
    }

    /// <summary>The page of the Playground, in the chat with the bot.</summary>
    private sealed class StaffPage(IPage page)
    {
        public IPage Page => page;

        public static async Task<StaffPage> OpenAsync(IBrowserContext context, Playground playground)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(playground.Address);
            return new StaffPage(page);
        }

        public async Task SayAsync(string text)
        {
            var box = page.Locator("[role=textbox][contenteditable=true]").First;
            await box.ClickAsync();
            await box.PressSequentiallyAsync(text);
            await box.PressAsync("Enter");
        }

        /// <summary>Reads something that the bot said.</summary>
        public Task ReadsAsync(string text) => Expect(page.GetByText(text).Last).ToBeVisibleAsync();

        public Task OpenChannelAsync() => page.GetByText("Desk", new() { Exact = true }).First.ClickAsync();
    }
}
