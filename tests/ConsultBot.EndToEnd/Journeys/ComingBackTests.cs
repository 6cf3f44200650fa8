using ConsultBot.EndToEnd.Browsing;
using ConsultBot.EndToEnd.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ConsultBot.EndToEnd.Journeys;

/// <summary>A conversation goes on: after a reload, on another website, where nothing is kept, and when the service fell.</summary>
public sealed class ComingBackTests(Stage stage)
{
    [Fact]
    public Task After_a_reload_it_is_all_there_and_goes_on() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync();
        await patient.SayAsync("Are exosomes FDA-approved?");
        var before = await patient.Replies.Last.Locator("p").First.InnerTextAsync();

        await patient.Page.ReloadAsync();
        await Expect(patient.Replies).ToHaveCountAsync(2);
        await Expect(patient.Replies.Last.Locator("p").First).ToHaveTextAsync(before);
        await Expect(await patient.SayAsync("and PRP?")).ToContainTextAsync("off-label");
        Assert.DoesNotContain(await patient.HeardAsync(), heard => heard.Loud);
    });

    [Fact]
    public Task On_a_clinics_own_website_it_comes_back_too() => stage.PlayAsync(
        async patient =>
        {
            await patient.OpenClinicAsync();
            await patient.OpenFromLauncherAsync();
            await patient.SayAsync("What is PRP?");
            await patient.OpenMenuAsync();
            await Expect(patient.Chat.Locator("#kept")).ToBeVisibleAsync();

            await patient.OpenClinicAsync();
            await patient.OpenFromLauncherAsync(replies: 2);
            await Expect(await patient.SayAsync("Is it approved?")).ToContainTextAsync("off-label");
        },
        Visit.Usual with { KeepsInsideOthers = true });

    [Fact]
    public Task Where_nothing_is_kept_it_works_as_long_as_the_page_is_open_and_promises_no_more() => stage.PlayAsync(
        async patient =>
        {
            await patient.OpenClinicAsync();
            await patient.OpenFromLauncherAsync();
            Assert.Equal("SecurityError", await patient.Chat.EvaluateAsync<string>("() => { try { return typeof localStorage; } catch (error) { return error.name; } }"));
            await Expect(await patient.SayAsync("What is PRP?")).ToContainTextAsync("your own blood");
            await patient.OpenMenuAsync();
            await Expect(patient.Chat.Locator("#reference")).ToBeVisibleAsync();
            await Expect(patient.Chat.Locator("#kept")).ToBeHiddenAsync();
            Assert.DoesNotContain("come back", await patient.Chat.InnerTextAsync(), StringComparison.OrdinalIgnoreCase);

            await patient.OpenClinicAsync();
            await patient.OpenFromLauncherAsync();
            await Expect(patient.Replies).ToHaveCountAsync(1);
            await Expect(patient.Said).ToHaveCountAsync(0);
        },
        Visit.Usual with { KeepsInsideOthers = false });

    [Fact]
    public async Task The_service_falls_and_rises_and_the_patient_has_words_numbers_and_everything_said()
    {
        await using var clinic = await ClinicWebsite.StartAsync();
        await using var service = await ChatService.StartAsync($"Website:AllowedOrigins:0={clinic.Origin}");
        await clinic.EmbedAsync(service);
        await stage.PlayAsync(
            service,
            clinic,
            async patient =>
            {
                await patient.OpenClinicAsync();
                await patient.OpenFromLauncherAsync();
                await patient.SayAsync("What is PRP?");
                await service.StopAsync();
                var notice = patient.Chat.Locator("#notice");
                await Expect(notice).ToContainTextAsync("The chat can't be reached right now.");
                await Expect(notice.GetByRole(AriaRole.Link, new() { Name = "Emergency: call 911" })).ToHaveAttributeAsync("href", "tel:911");
                await Expect(notice.GetByRole(AriaRole.Link, new() { Name = "Call 555-0100" })).ToBeVisibleAsync();

                await service.StartAgainAsync();
                await Expect(notice).ToBeHiddenAsync();
                await Expect(patient.Chat.Locator("#status")).ToHaveTextAsync("The chat is back.");
                await Expect(patient.Replies).ToHaveCountAsync(2);
                await Expect(await patient.SayAsync("Is it approved?")).ToContainTextAsync("off-label");

                await service.StopAsync();
                await Expect(notice).ToBeVisibleAsync();
                await patient.Box.FillAsync("What are exosomes?");
                await patient.Box.PressAsync("Enter");
                await service.StartAgainAsync();
                await Expect(patient.Chat.Locator("#status")).ToHaveTextAsync("Your last message was not sent. It is in the box again.");
                await Expect(patient.Box).ToHaveValueAsync("What are exosomes?");
                await Expect(patient.Replies).ToHaveCountAsync(3);
                await patient.AnsweredAsync(() => patient.Box.PressAsync("Enter"));
                await Expect(patient.Said).ToHaveCountAsync(3);
            },
            Visit.Usual with { HasOutage = true, KeepsInsideOthers = false });
    }

    [Fact]
    public async Task A_launcher_that_cannot_reach_the_service_stays_useful_and_tries_again()
    {
        await using var clinic = await ClinicWebsite.StartAsync();
        await using var service = await ChatService.StartAsync($"Website:AllowedOrigins:0={clinic.Origin}");
        await clinic.EmbedAsync(service);
        await stage.PlayAsync(
            service,
            clinic,
            async patient =>
            {
                await patient.OpenClinicAsync();
                await Expect(patient.OpenButton).ToBeVisibleAsync();
                await service.StopAsync();
                await patient.OpenButton.ClickAsync();
                await patient.Page.GetByRole(AriaRole.Button, new() { Name = "What are exosomes?" }).ClickAsync();
                await Expect(patient.Page.GetByText("The chat can't be reached right now.")).ToBeVisibleAsync();
                await Expect(patient.Page.GetByRole(AriaRole.Link, new() { Name = "Emergency: call 911" })).ToBeVisibleAsync();

                await service.StartAgainAsync();
                await Expect(patient.Said).ToContainTextAsync("What are exosomes?");
                await Expect(patient.Replies).ToHaveCountAsync(2);
            },
            Visit.Usual with { HasOutage = true });
    }

    [Fact]
    public async Task Without_the_service_the_snippet_alone_shows_the_numbers()
    {
        await using var clinic = await ClinicWebsite.StartAsync();
        await using var service = await ChatService.StartAsync($"Website:AllowedOrigins:0={clinic.Origin}");
        await clinic.EmbedAsync(service);
        await service.StopAsync();
        await stage.PlayAsync(
            service,
            clinic,
            async patient =>
            {
                await patient.OpenClinicAsync();
                await Expect(patient.Page.GetByRole(AriaRole.Link, new() { Name = "Call 555-0100" })).ToHaveAttributeAsync("href", "tel:5550100");
                await Expect(patient.Page.GetByRole(AriaRole.Link, new() { Name = "Emergency: call 911" })).ToHaveAttributeAsync("href", "tel:911");
            },
            Visit.Usual with { HasOutage = true });
    }

    [Fact]
    public Task A_token_that_ran_out_on_the_way_costs_the_patient_nothing() => stage.PlayAsync(
        async patient =>
        {
            await patient.OpenChatAsync();
            await patient.SayAsync("What is PRP?");
            var refused = 0;
            await patient.Page.RouteAsync("**/activities", async route =>
            {
                if (Interlocked.Increment(ref refused) == 1)
                {
                    await route.FulfillAsync(new() { Status = 403, ContentType = "application/json", Body = """{"error":{"code":"TokenExpired","message":"The token has expired."}}""" });
                }
                else
                {
                    await route.ContinueAsync();
                }
            });
            await patient.Box.FillAsync("What are exosomes?");
            await patient.Box.PressAsync("Enter");
            await Expect(patient.Chat.Locator("#status")).ToHaveTextAsync("Your last message was not sent. It is in the box again.");
            await Expect(patient.Box).ToHaveValueAsync("What are exosomes?");
            await Expect(patient.Replies).ToHaveCountAsync(2);

            await patient.AnsweredAsync(() => patient.Box.PressAsync("Enter"));
            await Expect(patient.Said).ToHaveCountAsync(2);
        },
        Visit.Usual with { HasOutage = true });

    [Fact]
    public Task A_secret_that_no_longer_opens_anything_begins_anew_and_says_so() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync();
        await patient.SayAsync("What is PRP?");
        await patient.Page.EvaluateAsync("() => localStorage.setItem('consultbot.resume', 'a secret of nobody')");
        await patient.OpenChatAsync();
        await Expect(patient.Chat.Locator("#status")).ToHaveTextAsync("Your earlier chat has ended. This is a new one.");
        await Expect(patient.Said).ToHaveCountAsync(0);
    });
}
