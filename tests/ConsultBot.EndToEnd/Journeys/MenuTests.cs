using ConsultBot.EndToEnd.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ConsultBot.EndToEnd.Journeys;

/// <summary>What the menu of the chat offers.</summary>
public sealed class MenuTests(Stage stage)
{
    [Fact]
    public Task Larger_text_is_larger_everywhere_and_stays_so() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync();
        var before = await FontSizeAsync(patient);
        await patient.OpenMenuAsync();
        await patient.Chat.GetByLabel("Very large").CheckAsync();
        await Expect(patient.Replies.First.Locator("p").First).ToHaveCSSAsync("font-size", $"{before * 1.5}px");

        await patient.OpenChatAsync();
        Assert.Equal(before * 1.5, await FontSizeAsync(patient));
    });

    [Fact]
    public Task What_is_printed_has_the_sources_the_caveats_and_the_reference_in_it() => stage.PlayAsync(async patient =>
    {
        await patient.Page.AddInitScriptAsync("window.print = () => { window.wasPrinted = true; };");
        await patient.OpenChatAsync();
        await patient.SayAsync("Are exosomes FDA-approved?");
        await patient.OpenMenuAsync();
        var reference = await patient.Chat.Locator("#reference-value").InnerTextAsync();
        await patient.Chat.GetByRole(AriaRole.Button, new() { Name = "Save or print" }).ClickAsync();
        await patient.Page.WaitForFunctionAsync("() => window.wasPrinted");

        await patient.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var paper = patient.Chat.Locator("#paper");
        await Expect(paper).ToBeVisibleAsync();
        await Expect(patient.Chat.Locator("main")).ToBeHiddenAsync();
        foreach (var words in new[] { reference, "Are exosomes FDA-approved?", "No exosome product is FDA-approved.", "See a specialist in person before you decide.", "[1] FDA consumer alert, 2020", "A page that sells the treatment", "can be wrong" })
        {
            await Expect(paper).ToContainTextAsync(words);
        }

        await Expect(paper).Not.ToContainTextAsync("cite:");
    });

    [Fact]
    public Task Cleared_from_this_device_it_does_not_come_back() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync();
        await patient.SayAsync("What is PRP?");
        var reference = await patient.Chat.Locator("#reference-value").TextContentAsync();
        await patient.OpenMenuAsync();
        await patient.Chat.GetByRole(AriaRole.Button, new() { Name = "Clear from this device" }).ClickAsync();
        await patient.Chat.GetByRole(AriaRole.Button, new() { Name = "Clear it" }).ClickAsync();
        await Expect(patient.Chat.Locator("#status")).ToHaveTextAsync("The chat was taken off this device. This is a new one.");
        await Expect(patient.Said).ToHaveCountAsync(0);
        await Expect(patient.Replies).ToHaveCountAsync(1);

        await patient.OpenChatAsync();
        await Expect(patient.Said).ToHaveCountAsync(0);
        Assert.NotEqual(reference, await patient.Chat.Locator("#reference-value").TextContentAsync());
    });

    [Fact]
    public Task Another_language_is_spoken_at_once_and_next_time() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync();
        await patient.OpenMenuAsync();
        await patient.Chat.Locator("#language").SelectOptionAsync("ar");
        await Expect(patient.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Expect(patient.Chat.Locator("#menu-button")).Not.ToHaveTextAsync("Menu");

        await patient.OpenChatAsync();
        await Expect(patient.Page.Locator("html")).ToHaveAttributeAsync("lang", "ar");
        await patient.Page.GotoAsync(patient.Page.Url + "?lang=vi");
        await Expect(patient.Page.Locator("html")).ToHaveAttributeAsync("lang", "vi");
    });

    [Fact]
    public Task New_answers_are_read_aloud_when_asked_for_and_hushed_when_not() => stage.PlayAsync(async patient =>
    {
        await patient.Page.AddInitScriptAsync("window.spoken = []; speechSynthesis.speak = one => window.spoken.push(`${one.lang}: ${one.text}`);");
        await patient.OpenChatAsync();
        await patient.OpenMenuAsync();
        await patient.Chat.GetByLabel("Read new answers aloud").CheckAsync();
        await patient.Page.Keyboard.PressAsync("Escape");
        await patient.SayAsync("Are exosomes FDA-approved?");

        var spoken = Assert.Single(await patient.Chat.EvaluateAsync<string[]>("() => window.spoken"));
        Assert.StartsWith("en: No exosome product is FDA-approved. The FDA", spoken, StringComparison.Ordinal);
        Assert.EndsWith("See a specialist in person before you decide.", spoken, StringComparison.Ordinal);
    });

    [Fact]
    public Task The_privacy_notice_opens_beside_the_chat() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync();
        await patient.OpenMenuAsync();
        var notice = await patient.Browser.RunAndWaitForPageAsync(() => patient.Chat.GetByRole(AriaRole.Link, new() { Name = "Privacy" }).ClickAsync());
        await Expect(notice.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Privacy of this chat");
        await Expect(patient.Replies).ToHaveCountAsync(1);
    });

    private static async Task<double> FontSizeAsync(Patient patient) =>
        await patient.Replies.First.Locator("p").First.EvaluateAsync<double>("element => parseFloat(getComputedStyle(element).fontSize)");
}
