using System.Net;
using System.Text.RegularExpressions;
using ConsultBot.Prompts;
using ConsultBot.Tests.Running;
using ConsultBot.Website;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Tests.Website;

public sealed partial class WebsitePagesTests(WebsitePagesTests.Running running) : IClassFixture<WebsitePagesTests.Running>
{
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        ["Website:AllowedOrigins:0"] = "https://www.clinic.example",
        ["Website:AllowedOrigins:1"] = "http://localhost:8080",
        ["Clinic:Contact:Phone"] = "+1 (555) 0100-<1>",
    };

    private readonly RunningService service = running.Service;

    [Theory]
    [InlineData("/", "frame-ancestors 'none'")]
    [InlineData("/embed", "frame-ancestors 'none'")]
    [InlineData("/privacy", "frame-ancestors 'none'")]
    [InlineData("/licences", "frame-ancestors 'none'")]
    [InlineData("/chat", "frame-ancestors 'self' https://www.clinic.example http://localhost:8080")]
    public async Task A_page_keeps_to_itself(string path, string frameAncestors)
    {
        using var response = await GetAsync(path);

        var policy = Header(response, "Content-Security-Policy").Split("; ");
        var nonce = NonceOf(response);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            [
                "default-src 'none'", "script-src 'self'", $"style-src 'self' 'nonce-{nonce}'", "img-src 'self' data: blob:",
                $"connect-src 'self' ws://{service.Client.BaseAddress!.Authority} wss://{service.Client.BaseAddress.Authority}", "font-src 'self' data:", "frame-src 'self'",
                "base-uri 'none'", "form-action 'none'", frameAncestors,
            ],
            policy);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header(response, "Referrer-Policy"));
        Assert.Contains("camera=()", Header(response, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("no-store", Header(response, "Cache-Control"));
        Assert.Equal(path is not "/chat", response.Headers.Contains("X-Frame-Options"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/embed")]
    [InlineData("/privacy")]
    [InlineData("/licences")]
    [InlineData("/chat")]
    public async Task A_page_has_a_language_a_title_one_heading_and_nothing_of_other_hosts(string path)
    {
        var html = await service.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\" dir=\"ltr\">", html, StringComparison.Ordinal);
        Assert.Matches("<title>.+</title>", html);
        Assert.Single(Regex.Matches(html, "<h1[ >]"));
        Assert.Contains("<main", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*(src=|type=\"application/json\"))", html);
        Assert.DoesNotMatch(" (style|onclick|onload)=", html);
        Assert.All(
            Regex.Matches(html, "(src|href)=\"(?<to>[^\"]*)\"").Select(match => match.Groups["to"].Value),
            to => Assert.True(to.StartsWith('/') || to.StartsWith("tel:", StringComparison.Ordinal) || to.StartsWith(service.Client.BaseAddress!.ToString(), StringComparison.Ordinal), to));
    }

    [Fact]
    public async Task A_nonce_is_used_once()
    {
        using var first = await GetAsync("/chat");
        using var second = await GetAsync("/chat");

        Assert.NotEqual(NonceOf(first), NonceOf(second));
        Assert.Contains($"\"nonce\":\"{NonceOf(first)}\"", (await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace("\\u002B", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(16, Convert.FromBase64String(NonceOf(first)).Length);
    }

    [Fact]
    public async Task The_chat_shows_what_it_is_and_how_to_reach_a_person_whatever_happens()
    {
        var html = await service.Client.GetStringAsync(new Uri("/chat", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains("Answers are written by AI and can be wrong. They are not medical advice.", html, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:911\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:+155501001\"", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Matches("(?s)<noscript>.*href=\"tel:911\".*</noscript>", html);
        Assert.DoesNotContain("0100-<1>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_snippet_is_plain_links_and_one_script_and_the_front_page_uses_it()
    {
        var words = service.Services.GetRequiredService<WebsiteWords>();
        var snippet = EmbedSnippet.Html(words, service.Services.GetRequiredService<ConsultBot.Consultation.ClinicProfile>(), service.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        var embed = WebUtility.HtmlDecode(await service.Client.GetStringAsync(new Uri("/embed", UriKind.Relative), TestContext.Current.CancellationToken));
        var home = await service.Client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(2, Regex.Count(snippet, "<a href=\"tel:"));
        Assert.EndsWith($"<script async src=\"{service.Client.BaseAddress}launcher.js\"></script>", snippet, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlDecode(snippet), embed, StringComparison.Ordinal);
        Assert.Contains(snippet, home, StringComparison.Ordinal);
        Assert.Contains("This is a demo.", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clinic_that_is_no_demo_has_a_plain_front_page()
    {
        await using var real = await RunningService.StartAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Clinic:IsDemo"] = "false" });

        var html = await real.Client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("demo.", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/chat\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:911\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_privacy_notice_shows_its_version()
    {
        var html = await service.Client.GetStringAsync(new Uri("/privacy", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Contains($"<code>{service.Services.GetRequiredService<WebsiteWords>().PrivacyVersion}</code>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/chat?lang=ar", null, "ar", "rtl")]
    [InlineData("/chat?lang=xx", "de-AT, en;q=0.5", "de", "ltr")]
    [InlineData("/chat", "xx, fr;q=0.4, ja;q=0.8", "ja", "ltr")]
    [InlineData("/chat", "xx", "en", "ltr")]
    [InlineData("/chat", "de;q=0, en", "en", "ltr")]
    public async Task The_chat_speaks_the_language_that_is_asked_for(string path, string? accepted, string language, string direction)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepted is not null)
        {
            request.Headers.Add("Accept-Language", accepted);
        }

        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\">", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();

    private static string NonceOf(HttpResponseMessage response) => Nonce().Match(Header(response, "Content-Security-Policy")).Groups["nonce"].Value;

    private Task<HttpResponseMessage> GetAsync(string path) => service.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    [GeneratedRegex("'nonce-(?<nonce>[^']+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Nonce();

    public sealed class Running : IAsyncLifetime
    {
        internal RunningService Service { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Service = await RunningService.StartAsync(Settings);

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
