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

        await Expect(patient.Replies.First).ToContainTextAsync("I'm a computer program, not a person.");
        await Expect(patient.Said).ToHaveCountAsync(1);
        await Expect(answer).ToContainTextAsync("We don't yet know how safe exosomes are in the long term. See a specialist in person before you decide.");
        await Expect(answer).ToContainTextAsync("AI-generated content may be incorrect");
        await Expect(Sources(answer)).ToHaveTextAsync(["FDA consumer alert, 2020", "Clinic web page that promotes exosomes, 2025"]);
        await Expect(answer.Locator(".webchat__link-definitions__list-item-badge")).ToHaveTextAsync(["Regulator", "A page that sells the treatment"]);
        await Expect(patient.Chat.Locator(".banner")).ToContainTextAsync("can be wrong");
    });

    [Fact]
    public Task A_follow_up_a_promise_a_dose_and_something_else_get_what_they_should() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync();
        await Expect(await patient.SayAsync("Are exosomes FDA-approved?")).ToContainTextAsync("No exosome product is FDA-approved.");
        await Expect(await patient.SayAsync("and PRP?")).ToContainTextAsync("off-label");
        await Expect(await patient.SayAsync("Can you promise it works?")).ToContainTextAsync("I can't promise a result.");
        await Expect(await patient.SayAsync("How many ml do I need for my face?")).ToContainTextAsync("I can't give you an amount, a strength or a schedule.");
        await Expect(await patient.SayAsync("Write me a poem about the sea")).ToContainTextAsync("I can't help with that");
    });

    [Fact]
    public Task An_emergency_is_answered_by_the_number_and_left_by_the_button() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync();
        var emergency = await patient.SayAsync("I can't breathe and my face is swelling");
        await Expect(emergency.GetByRole(AriaRole.Link, new() { Name = "911" })).ToHaveAttributeAsync("href", "tel:911");
        await Expect(patient.Chat.Locator("#alert")).ToContainTextAsync("Call 911 now.");

        var safe = await patient.TapAsync("I'm safe");
        await Expect(safe).ToContainTextAsync("glad");
        await Expect(patient.Chat.GetByRole(AriaRole.Button, new() { Name = "I'm safe", Exact = true })).ToHaveCountAsync(0);
        await Expect(await patient.SayAsync("What is PRP?")).ToContainTextAsync("your own blood");
    });

    [Fact]
    public Task A_source_opens_and_says_what_it_is_and_what_it_is_worth() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync();
        var answer = await patient.SayAsync("Are exosomes FDA-approved?");
        await answer.GetByRole(AriaRole.Button, new() { Name = "2 Clinic web page that promotes exosomes, 2025", Exact = true }).ClickAsync();
        var dialog = patient.Chat.GetByRole(AriaRole.Dialog, new() { Name = "Clinic web page that promotes exosomes, 2025" });
        await Expect(dialog).ToContainTextAsync("sales page");
        await Expect(dialog.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Clinic web page that promotes exosomes, 2025");

        await patient.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_thumb_down_asks_why_and_thanks_for_the_reason() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync();
        var answer = await patient.SayAsync("Are exosomes FDA-approved?");
        var asked = await patient.AnsweredAsync(() => answer.GetByRole(AriaRole.Button, new() { Name = "Dislike", Exact = true }).ClickAsync());
        await Expect(asked).ToContainTextAsync("What was wrong?");
        await Expect(await patient.TapAsync("Hard to read")).ToContainTextAsync("Thank you");
        await Expect(patient.Said.Last).ToContainTextAsync("Hard to read");
    });

    [Fact]
    public Task The_way_to_a_person_is_always_there_and_answered_with_the_clinics_own_numbers() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync();
        var person = await patient.TapAsync("Talk to a person");
        await Expect(person.GetByRole(AriaRole.Link, new() { Name = "555-0100" })).ToHaveAttributeAsync("href", "tel:5550100");
        await Expect(patient.Chat.GetByRole(AriaRole.Link, new() { Name = "call 911" })).ToHaveAttributeAsync("href", "tel:911");
    });

    [Fact]
    public Task Every_message_says_which_language_it_is_in() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync("?lang=de");
        await patient.SayAsync("What is PRP?");
        await Expect(patient.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        foreach (var reply in await patient.Replies.AllAsync())
        {
            await Expect(reply.Locator("[lang]").First).ToHaveAttributeAsync("lang", "en");
        }

        await Expect(await patient.SayAsync("Ich bekomme keine Luft, mein Gesicht schwillt an")).ToContainTextAsync("Ruf");
        await Expect(patient.Replies.Last.Locator("[lang]").First).ToHaveAttributeAsync("lang", "de");
        await Expect(patient.Chat.Locator("#alert")).ToHaveAttributeAsync("lang", "de");
    });

    private static ILocator Sources(ILocator answer) => answer.Locator(".webchat__link-definitions__list-item-text");
}
