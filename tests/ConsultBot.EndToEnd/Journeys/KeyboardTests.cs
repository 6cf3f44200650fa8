using ConsultBot.EndToEnd.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ConsultBot.EndToEnd.Journeys;

/// <summary>Everything can be done without a mouse.</summary>
public sealed class KeyboardTests(Stage stage)
{
    [Fact]
    public Task From_the_launcher_to_an_answer_its_source_the_menu_and_back() => stage.PlayAsync(async patient =>
    {
        var keys = patient.Page.Keyboard;
        await patient.OpenDemoAsync();
        await Expect(patient.OpenButton).ToBeVisibleAsync();
        await TabToAsync(patient, "Ask a question");
        await keys.PressAsync("Enter");
        await TabToAsync(patient, "Are exosomes FDA-approved?");
        await keys.PressAsync("Enter");
        await Expect(patient.Replies).ToHaveCountAsync(2);
        await Expect(patient.Box).ToBeFocusedAsync();

        await keys.TypeAsync("Can you promise it works?");
        await keys.PressAsync("Enter");
        await Expect(patient.Replies).ToHaveCountAsync(3);

        await BackTabToAsync(patient, "Chat history, press arrow keys to navigate.");
        await keys.PressAsync("ArrowUp");
        await keys.PressAsync("ArrowUp");
        await keys.PressAsync("Enter");
        await keys.PressAsync("Enter");
        await Expect(patient.Chat.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Expect(patient.Chat.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await keys.PressAsync("Escape");

        await BackTabToAsync(patient, "Menu");
        await keys.PressAsync("Enter");
        await Expect(patient.Chat.Locator("#menu")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Expect(patient.Chat.Locator("#menu")).ToBeHiddenAsync();
        await Expect(patient.Chat.Locator("#menu-button")).ToBeFocusedAsync();
        await TabToAsync(patient, "Close the chat");
        await keys.PressAsync("Enter");
        await Expect(patient.OpenButton).ToBeFocusedAsync();
        await Expect(patient.OpenButton).ToHaveAttributeAsync("aria-expanded", "false");
    });

    private static Task TabToAsync(Patient patient, string name) => PressUntilAsync(patient, "Tab", name);

    private static Task BackTabToAsync(Patient patient, string name) => PressUntilAsync(patient, "Shift+Tab", name);

    private static async Task PressUntilAsync(Patient patient, string key, string name)
    {
        var passed = new List<string>();
        while (passed.Count < 40)
        {
            await patient.Page.Keyboard.PressAsync(key);
            var focused = await FocusedAsync(patient);
            if (focused == name)
            {
                return;
            }

            passed.Add(focused);
        }

        Assert.Fail($"{key} never came to \"{name}\", but to: {string.Join(" | ", passed)}");
    }

    // The name of what has the focus, wherever it is: in the page, in the shadow of the launcher, or in the frame.
    private static async Task<string> FocusedAsync(Patient patient)
    {
        const string Focused = """
            () => {
              let element = document.activeElement;
              while (element?.shadowRoot?.activeElement) {
                element = element.shadowRoot.activeElement;
              }
              return element instanceof HTMLIFrameElement ? 'frame' : (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
            }
            """;
        var outside = await patient.Page.EvaluateAsync<string>(Focused);
        return outside == "frame" ? await patient.Chat.EvaluateAsync<string>(Focused) : outside;
    }
}
