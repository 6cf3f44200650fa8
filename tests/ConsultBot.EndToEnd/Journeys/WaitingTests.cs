using ConsultBot.EndToEnd.Browsing;
using ConsultBot.EndToEnd.Running;
using ConsultBot.Load.Models;
using static Microsoft.Playwright.Assertions;

namespace ConsultBot.EndToEnd.Journeys;

/// <summary>A patient waits for a language model, in a real browser.</summary>
public sealed class WaitingTests(Stage stage)
{
    private const string First = "Looking in the clinic's sources…";
    private const string Longer = "Still looking. This can take a few seconds.";

    [Fact]
    public Task While_a_model_writes_the_patient_is_told_and_then_has_the_answer_in_its_place() => PlayAsync(TimeSpan.FromSeconds(5), async patient =>
    {
        await patient.OpenChatAsync();
        await patient.Box.FillAsync("What are exosomes?");
        await patient.Box.PressAsync("Enter");

        await Expect(patient.Chat.GetByText(First).First).ToBeVisibleAsync();
        await Expect(patient.Chat.GetByText(Longer).First).ToBeVisibleAsync();
        await Expect(patient.Replies.Last).ToContainTextAsync("FDA-approved");

        await Expect(patient.Chat.GetByText(First)).ToHaveCountAsync(0);
        await Expect(patient.Chat.GetByText(Longer)).ToHaveCountAsync(0);
        await Expect(patient.Replies).ToHaveCountAsync(2);
    });

    [Fact]
    public Task Danger_takes_the_place_of_the_waiting() => PlayAsync(TimeSpan.FromSeconds(20), async patient =>
    {
        await patient.OpenChatAsync();
        await patient.Box.FillAsync("What are exosomes?");
        await patient.Box.PressAsync("Enter");
        await Expect(patient.Chat.GetByText(First).First).ToBeVisibleAsync();

        await patient.Box.FillAsync("I can't breathe and my face is swelling");
        await patient.Box.PressAsync("Enter");

        await Expect(patient.Chat.Locator("#alert")).ToContainTextAsync("Call 911 now.");
        await Expect(patient.Chat.GetByText(First)).ToHaveCountAsync(0);
        await Expect(patient.Replies).ToHaveCountAsync(2);
    });

    private async Task PlayAsync(TimeSpan delay, Func<Patient, Task> journey)
    {
        await using var model = await SlowModel.StartAsync(TestContext.Current.CancellationToken);
        model.Delay = delay;
        await using var service = await ChatService.StartAsync("Model:Provider=openai", $"Model:Endpoint={model.Address}", "Model:Name=slow");
        await stage.PlayAsync(service, stage.Clinic, journey);
    }
}
