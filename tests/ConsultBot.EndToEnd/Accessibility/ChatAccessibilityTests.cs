using ConsultBot.EndToEnd.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ConsultBot.EndToEnd.Accessibility;

/// <summary>Every state of the chat can be used by everybody.</summary>
public sealed class ChatAccessibilityTests(Stage stage)
{
    private static readonly Visit Still = Visit.Usual with { IsStill = true };

    [Fact]
    public Task From_the_greeting_to_a_source() => AuditAsync(async (patient, auditor) =>
    {
        await patient.OpenChatAsync();
        await auditor.LookAtAsync("welcome");
        var answer = await patient.SayAsync("Are exosomes FDA-approved?");
        await auditor.LookAtAsync("answer");
        await answer.GetByRole(AriaRole.Button, new() { Name = "2 Clinic web page that promotes exosomes, 2025", Exact = true }).ClickAsync();
        await Expect(patient.Chat.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await auditor.LookAtAsync("citation open");
    });

    [Fact]
    public Task Refusal_feedback_and_the_way_to_a_person() => AuditAsync(async (patient, auditor) =>
    {
        await patient.OpenChatAsync();
        var refusal = await patient.SayAsync("Can you promise it works?");
        await auditor.LookAtAsync("refusal");
        await patient.AnsweredAsync(() => refusal.GetByRole(AriaRole.Button, new() { Name = "Dislike", Exact = true }).ClickAsync());
        await auditor.LookAtAsync("feedback");
        await patient.TapAsync("Talk to a person");
        await auditor.LookAtAsync("person");
    });

    [Fact]
    public Task Emergency_and_after() => AuditAsync(async (patient, auditor) =>
    {
        await patient.OpenChatAsync();
        await patient.SayAsync("I can't breathe and my face is swelling");
        await auditor.LookAtAsync("emergency");
        await patient.TapAsync("I'm safe");
        await auditor.LookAtAsync("safe");
    });

    [Fact]
    public Task Menu_and_the_question_before_clearing() => AuditAsync(async (patient, auditor) =>
    {
        await patient.OpenChatAsync();
        await patient.OpenMenuAsync();
        await auditor.LookAtAsync("menu");
        await patient.Chat.GetByRole(AriaRole.Button, new() { Name = "Clear from this device" }).ClickAsync();
        await auditor.LookAtAsync("clear");
    });

    [Fact]
    public Task Right_to_left() => AuditAsync(async (patient, auditor) =>
    {
        await patient.OpenChatAsync("?lang=ar");
        await patient.SayAsync("What is PRP?");
        await auditor.LookAtAsync("answer in Arabic");
    });

    [Fact]
    public Task Out_of_reach() => AuditAsync(
        async (patient, auditor) =>
        {
            await patient.OpenChatAsync();
            foreach (var path in new[] { "**/activities", "**/health/live", "**/chat/session" })
            {
                await patient.Page.RouteAsync(path, route => route.AbortAsync());
            }

            await patient.Box.FillAsync("What is PRP?");
            await patient.Box.PressAsync("Enter");
            await Expect(patient.Chat.Locator("#notice")).ToBeVisibleAsync();
            await auditor.LookAtAsync("out of reach");
        },
        Still with { HasOutage = true });

    [Fact]
    public Task In_the_frame_of_a_clinic() => AuditAsync(async (patient, auditor) =>
    {
        await patient.OpenClinicAsync();
        await Expect(patient.OpenButton).ToBeVisibleAsync();
        await auditor.LookAtAsync("launcher closed");
        await patient.OpenButton.ClickAsync();
        await Expect(patient.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await auditor.LookAtAsync("launcher open");
        await patient.Page.GetByRole(AriaRole.Button, new() { Name = "What are exosomes?" }).ClickAsync();
        await Expect(patient.Replies).ToHaveCountAsync(2);
        await auditor.LookAtAsync("chat in a frame");
    });

    [Fact]
    public Task Launcher_without_the_service() => AuditAsync(
        async (patient, auditor) =>
        {
            await patient.Page.RouteAsync("**/chat?*", route => route.AbortAsync());
            await patient.OpenClinicAsync();
            await patient.OpenButton.ClickAsync();
            await Expect(patient.Page.GetByText("The chat can't be reached right now.")).ToBeVisibleAsync();

            // It would try again while it is looked at.
            await patient.Page.EvaluateAsync("() => { for (let timer = setTimeout(() => {}); timer > 0; timer--) { clearTimeout(timer); } }");
            await auditor.LookAtAsync("launcher unreachable");
        },
        Still with { HasOutage = true });

    private Task AuditAsync(Func<Patient, Auditor, Task> journey, Visit? visit = null) => stage.PlayAsync(
        async patient =>
        {
            var auditor = new Auditor(patient);
            await journey(patient, auditor);
            auditor.AssertContent();
        },
        visit ?? Still);
}
