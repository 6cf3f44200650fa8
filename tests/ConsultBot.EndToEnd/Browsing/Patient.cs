using System.Collections.Concurrent;
using System.Text.Json;
using ConsultBot.EndToEnd.Running;
using Microsoft.Playwright;

namespace ConsultBot.EndToEnd.Browsing;

/// <summary>Somebody in front of a browser, who does what a test says and minds whatever goes wrong in it.</summary>
internal sealed class Patient(IBrowserContext context, IPage page, ChatService service, ClinicWebsite clinic)
{
    private readonly ConcurrentQueue<string> complaints = [];

    public IBrowserContext Browser => context;

    public IPage Page => page;

    /// <summary>The chat, wherever it is: a page of its own, or in the frame of the launcher.</summary>
    public ILocator Chat { get; private set; } = page.Locator("body");

    /// <summary>What the service said so far.</summary>
    public ILocator Replies => Chat.Locator(".webchat__basic-transcript__activity").Filter(new() { HasNot = page.Locator(".webchat__bubble--from-user"), Has = page.Locator(".webchat__bubble") });

    /// <summary>What the patient said so far.</summary>
    public ILocator Said => Chat.Locator(".webchat__basic-transcript__activity").Filter(new() { Has = page.Locator(".webchat__bubble--from-user") });

    public ILocator Box => Chat.Locator("#window textarea");

    public ILocator OpenButton => page.GetByRole(AriaRole.Button, new() { Name = "Ask a question" });

    public static Task<Patient> SitDownAsync(IBrowserContext context, ChatService service, ClinicWebsite clinic) => SitDownAsync(context, context.NewPageAsync, service, clinic);

    /// <summary>What went wrong in the browser: errors, blocked content, and requests that left this machine.</summary>
    public async Task<IReadOnlyList<string>> ComplaintsAsync(bool hasOutage)
    {
        var violations = new List<string>();
        foreach (var frame in page.Frames)
        {
            violations.AddRange(await frame.EvaluateAsync<string[]>("() => window.violations ?? []"));
        }

        return [.. complaints.Where(complaint => !hasOutage || !IsOfOutage(complaint)), .. violations];
    }

    public async Task OpenDemoAsync()
    {
        Chat = page.FrameLocator("iframe").Locator("body");
        await page.GotoAsync($"{service.Address}/");
    }

    public async Task OpenClinicAsync()
    {
        Chat = page.FrameLocator("iframe").Locator("body");
        await page.GotoAsync($"{clinic.Origin}/");
    }

    /// <summary>Opens the chat as a page of its own and waits for what was said before: the greeting, at least.</summary>
    public async Task OpenChatAsync(string query = "", int replies = 1)
    {
        Chat = page.Locator("body");
        await page.GotoAsync($"{service.Address}/chat{query}");
        await Assertions.Expect(Replies).ToHaveCountAsync(replies);
    }

    /// <summary>Opens the launcher, begins by a question of one's own, and waits for what was said before: the greeting, at least.</summary>
    public async Task OpenFromLauncherAsync(int replies = 1)
    {
        await OpenButton.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask your own question" }).ClickAsync();
        await Assertions.Expect(Replies).ToHaveCountAsync(replies);
        await Assertions.Expect(Box).ToBeFocusedAsync();
    }

    /// <summary>Says something and waits for the reply.</summary>
    /// <returns>The reply.</returns>
    public Task<ILocator> SayAsync(string text) => AnsweredAsync(async () =>
    {
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
    });

    /// <summary>Taps a button of the chat and waits for the reply.</summary>
    public Task<ILocator> TapAsync(string name) => AnsweredAsync(() => Chat.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync());

    /// <summary>Does something that is answered, and waits for the reply.</summary>
    public async Task<ILocator> AnsweredAsync(Func<Task> act)
    {
        var before = await Replies.CountAsync();
        await act();
        await Assertions.Expect(Replies).ToHaveCountAsync(before + 1);
        return Replies.Last;
    }

    public async Task OpenMenuAsync()
    {
        await Chat.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true }).ClickAsync();
        await Assertions.Expect(Chat.Locator("#menu")).ToBeVisibleAsync();
    }

    /// <summary>What a screen reader said so far, once it has nothing more to say. Whether somebody is typing and how the connection is depends on the moment and is left out.</summary>
    public async Task<Heard[]> HeardAsync()
    {
        await Assertions.Expect(Chat.Locator(".webchat__live-region-activity, .webchat__live-region-transcript__note")).ToHaveCountAsync(0);
        var heard = JsonSerializer.Deserialize<Heard[]>(await Chat.EvaluateAsync<string>("() => JSON.stringify(window.heard)"), JsonSerializerOptions.Web)!;
        return [.. heard.Where(one => !one.Text.EndsWith(" is typing.", StringComparison.Ordinal) && one.Text is not "connecting")];
    }

    private static async Task<Patient> SitDownAsync(IBrowserContext context, Func<Task<IPage>> open, ChatService service, ClinicWebsite clinic)
    {
        await context.AddInitScriptAsync(scriptPath: Path.Combine(AppContext.BaseDirectory, "Browsing", "listener.js"));
        var patient = new Patient(context, await open(), service, clinic);
        patient.Watch();
        return patient;
    }

    private static bool IsOfOutage(string complaint) =>
        complaint.Contains("net::ERR_", StringComparison.Ordinal) || complaint.Contains("WebSocket", StringComparison.Ordinal) || complaint.Contains("status of 403", StringComparison.Ordinal)
        || complaint.Contains("status of 503", StringComparison.Ordinal);

    private void Watch()
    {
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Enqueue($"console: {message.Text}");
            }
        };
        context.WebError += (_, error) => complaints.Enqueue($"script: {error.Error}");
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } address && address.Host is not ("127.0.0.1" or "localhost"))
            {
                complaints.Enqueue($"request: {request.Url}");
            }
        };
    }
}
