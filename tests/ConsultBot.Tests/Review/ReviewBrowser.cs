using System.Net;
using System.Text.RegularExpressions;
using ConsultBot.Review;
using ConsultBot.Review.SignIn;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Tests.Review;

/// <summary>A browser that keeps cookies and follows nothing by itself.</summary>
internal sealed partial class ReviewBrowser : IDisposable
{
    private readonly RunningService service;
    private readonly HttpClient client;

    public ReviewBrowser(RunningService service)
    {
        this.service = service;
        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = service.Client.BaseAddress };
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>A browser that has signed in.</summary>
    public static async Task<ReviewBrowser> SignedInAsync(RunningService service, ReviewRole role = ReviewRole.Reviewer)
    {
        var browser = new ReviewBrowser(service);
        var answer = await browser.SignInAsync(browser.NewCode(), role.WireName());
        Assert.Equal((HttpStatusCode.Redirect, "/review"), (answer.Status, answer.Location));
        return browser;
    }

    /// <summary>The secret of a new link.</summary>
    public string NewCode() => service.Services.GetRequiredService<SignInLink>().Renew();

    public async Task<Answer> GetAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }

    /// <summary>Opens the link and presses the button.</summary>
    public async Task<Answer> SignInAsync(string code, string role = "reviewer")
    {
        // A link that no longer works has no button, but its form could be sent all the same.
        var page = await GetAsync($"/review/sign-in?code={code}");
        var token = page.FormToken ?? (await GetAsync($"/review/sign-in?code={NewCode()}")).FormToken!;
        return await PostAsync("/review/sign-in", ("code", code), ("role", role), ("__RequestVerificationToken", token));
    }

    public async Task<Answer> PostAsync(string path, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await PostAsync(path, content);
    }

    public async Task<Answer> PostAsync(string path, HttpContent content)
    {
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }

    public void Dispose() => client.Dispose();

    internal sealed partial record Answer(HttpStatusCode Status, string Text, string? Location, IReadOnlyDictionary<string, string> Headers)
    {
        /// <summary>What the forms of the page prove themselves with, or <c>null</c> when it has none.</summary>
        public string? FormToken => Token().Match(Text) is { Success: true } match ? match.Groups["it"].Value : null;

        public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers.Location?.OriginalString,
            response.Headers.ToDictionary(header => header.Key, header => string.Join("; ", header.Value), StringComparer.OrdinalIgnoreCase));

        [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<it>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
        private static partial Regex Token();
    }
}
