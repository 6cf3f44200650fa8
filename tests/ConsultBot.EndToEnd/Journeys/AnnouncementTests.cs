using ConsultBot.EndToEnd.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ConsultBot.EndToEnd.Journeys;

/// <summary>What a screen reader says by itself, and in which order. Each journey has its text under <c>golden/</c>.</summary>
public sealed class AnnouncementTests(Stage stage)
{
    [Fact]
    public Task A_question_from_the_launcher() => stage.PlayAsync(async patient =>
    {
        await patient.OpenDemoAsync();
        await patient.OpenButton.ClickAsync();
        await patient.Page.GetByRole(AriaRole.Button, new() { Name = "Are exosomes FDA-approved?" }).ClickAsync();
        await Expect(patient.Replies).ToHaveCountAsync(2);
        await patient.SayAsync("Can you promise it works?");
        await AssertHeardAsync(patient, "question");
    });

    [Fact]
    public Task An_emergency_and_the_way_out() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync();
        await patient.SayAsync("I can't breathe and my face is swelling");
        await patient.TapAsync("I'm safe");
        await patient.SayAsync("What is PRP?");
        var heard = await AssertHeardAsync(patient, "emergency");
        Assert.Single(heard, one => one.Loud);
        Assert.Single(heard, one => one.Text.Contains("Call 911 now.", StringComparison.Ordinal));
    });

    [Fact]
    public Task Something_went_wrong_after_a_treatment_said_in_German() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync("?lang=de");
        await patient.SayAsync("Ich bekomme keine Luft, mein Gesicht schwillt an");
        var heard = await AssertHeardAsync(patient, "emergency-german");
        Assert.Equal("de", Assert.Single(heard, one => one.Loud).Lang);
    });

    [Fact]
    public Task A_thumb_down_and_the_way_to_a_person() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync();
        var answer = await patient.SayAsync("What is PRP?");
        await patient.AnsweredAsync(() => answer.GetByRole(AriaRole.Button, new() { Name = "Dislike", Exact = true }).ClickAsync());
        await patient.TapAsync("Seems wrong");
        await patient.TapAsync("Talk to a person");
        await AssertHeardAsync(patient, "feedback");
    });

    [Fact]
    public Task Coming_back_tells_what_was_said_and_breaks_into_nothing() => stage.PlayAsync(async patient =>
    {
        await patient.OpenChatAsync();
        await patient.SayAsync("I can't breathe and my face is swelling");
        await patient.Page.ReloadAsync();
        await Expect(patient.Replies).ToHaveCountAsync(2);
        await patient.SayAsync("I'm safe");
        var heard = await AssertHeardAsync(patient, "coming-back");
        Assert.DoesNotContain(heard, one => one.Loud);
    });

    private static async Task<Heard[]> AssertHeardAsync(Patient patient, string name)
    {
        var heard = await patient.HeardAsync();
        await Golden.AssertAsync(name, heard.Select(one => one.ToString()));
        return heard;
    }
}
