using System.Net;
using ConsultBot.Review.SignIn;
using ConsultBot.Storage;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ConsultBot.Tests.Review;

/// <summary>Who gets in: by a link that works once, for a while, in Development.</summary>
public sealed class ReviewSignInTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_printed_link_signs_in_once_and_another_one_is_printed()
    {
        using var log = new LogKeeper();
        await using var service = await StartAsync(services => services.AddSingleton<ILoggerProvider>(log));
        using var browser = new ReviewBrowser(service);
        var code = Assert.Single(log.Codes());

        var first = await browser.SignInAsync(code);
        using var other = new ReviewBrowser(service);
        var second = await other.SignInAsync(code);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Forbidden), (first.Status, second.Status));
        Assert.Contains("This link no longer works", second.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/review")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/review")).Status);
        Assert.Equal(22, log.Codes()[^1].Length);
        Assert.NotEqual(code, log.Codes()[^1]);
    }

    [Fact]
    public async Task To_look_at_the_link_does_not_use_it_up()
    {
        await using var service = await StartAsync();
        using var browser = new ReviewBrowser(service);
        var code = browser.NewCode();

        Assert.Contains("name=\"code\"", (await browser.GetAsync($"/review/sign-in?code={code}")).Text, StringComparison.Ordinal);
        await browser.GetAsync($"/review/sign-in?code={code}");

        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(code)).Status);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%00")]
    public async Task A_wrong_link_lets_nobody_in(string code)
    {
        await using var service = await StartAsync();
        using var browser = new ReviewBrowser(service);
        browser.NewCode();

        var answer = await browser.SignInAsync(code);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/review")).Status);
    }

    [Fact]
    public void A_link_works_for_a_quarter_of_an_hour_and_only_the_last_one_does()
    {
        var clock = new FakeTimeProvider();
        var link = new SignInLink(clock);
        Assert.False(link.TryUse(string.Empty));
        var first = link.Renew();
        var second = link.Renew();

        Assert.False(link.TryUse(first));
        clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        Assert.True(link.Opens(second));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.False(link.TryUse(second));
    }

    [Fact]
    public async Task Whoever_looks_for_a_link_that_has_expired_has_another_one_printed_but_only_one()
    {
        using var log = new LogKeeper();
        var clock = new FakeTimeProvider();
        await using var service = await StartAsync(services => services.AddSingleton<ILoggerProvider>(log).AddSingleton(new SignInLink(clock)));
        using var browser = new ReviewBrowser(service);
        clock.Advance(TimeSpan.FromHours(1));

        await browser.GetAsync("/review/sign-in");
        await browser.GetAsync("/review/sign-in");

        Assert.Equal(2, log.Codes().Count);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(log.Codes()[^1])).Status);
    }

    [Theory]
    [InlineData("/review/sign-in")]
    [InlineData("/review/sign-out")]
    public async Task A_form_that_was_not_made_here_is_refused_and_the_link_goes_on_working(string path)
    {
        await using var service = await StartAsync();
        using var browser = await ReviewBrowser.SignedInAsync(service);
        var code = browser.NewCode();

        var without = await browser.PostAsync(path, ("code", code), ("role", "reviewer"));
        var forged = await browser.PostAsync(path, ("code", code), ("role", "reviewer"), ("__RequestVerificationToken", "forged"));
        using var json = new StringContent($$"""{"code":"{{code}}","role":"reviewer"}""", System.Text.Encoding.UTF8, "application/json");
        var noForm = await browser.PostAsync(path, json);
        var large = await browser.PostAsync(path, ("code", new string('x', 100_000)));

        Assert.All([without, forged, noForm, large], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.True(service.Services.GetRequiredService<SignInLink>().Opens(code));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/review")).Status);
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("")]
    [InlineData("Reviewer")]
    public async Task A_role_that_does_not_exist_is_refused_and_the_link_goes_on_working(string role)
    {
        await using var service = await StartAsync();
        using var browser = new ReviewBrowser(service);
        var code = browser.NewCode();

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SignInAsync(code, role)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(code)).Status);
    }

    [Fact]
    public async Task Whoever_signs_out_is_out()
    {
        await using var service = await StartAsync();
        using var browser = await ReviewBrowser.SignedInAsync(service);
        var page = await browser.GetAsync("/review");

        var answer = await browser.PostAsync("/review/sign-out", ("__RequestVerificationToken", page.FormToken!));

        Assert.Equal((HttpStatusCode.Redirect, "/review/sign-in"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/review")).Status);
    }

    [Fact]
    public async Task A_sign_in_ends_after_half_an_hour_of_rest()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        await using var service = await StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        using var browser = await ReviewBrowser.SignedInAsync(service);

        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/review")).Status);
        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/review")).Status);
        clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/review")).Status);
    }

    [Fact]
    public async Task A_sign_in_ends_after_eight_hours_of_work()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        await using var service = await StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        using var browser = await ReviewBrowser.SignedInAsync(service);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 24; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(20));
            answers.Add((await browser.GetAsync("/review")).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 23), HttpStatusCode.Redirect], answers);
    }

    [Fact]
    public async Task The_cookies_are_out_of_reach_of_scripts_and_other_websites()
    {
        await using var service = await StartAsync();
        using var browser = new ReviewBrowser(service);
        var code = browser.NewCode();

        var form = await browser.GetAsync($"/review/sign-in?code={code}");
        var answer = await browser.SignInAsync(code);

        Assert.All(
            [form.Headers["Set-Cookie"], answer.Headers["Set-Cookie"]],
            cookie =>
            {
                Assert.Contains("path=/review", cookie, StringComparison.Ordinal);
                Assert.Contains("samesite=strict", cookie, StringComparison.Ordinal);
                Assert.Contains("httponly", cookie, StringComparison.Ordinal);
            });
    }

    [Fact]
    public async Task A_sign_in_outlasts_a_restart_and_its_keys_are_their_owners_alone()
    {
        CookieContainer cookies;
        await using (var service = await StartAsync())
        {
            using var browser = await ReviewBrowser.SignedInAsync(service);
            cookies = browser.Cookies;
        }

        await using var again = await StartAsync();
        using var other = new ReviewBrowser(again);
        foreach (Cookie cookie in cookies.GetAllCookies())
        {
            other.Cookies.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        }

        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/review")).Status);
        var keys = Directory.GetFiles(System.IO.Path.Combine(folder.Path, "web-keys"));
        Assert.DoesNotContain("masterKey", await File.ReadAllTextAsync(Assert.Single(keys), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(System.IO.Path.Combine(folder.Path, "web-keys")));
        }
    }

    [Fact]
    public async Task Under_another_wrapping_key_nobody_is_signed_in_and_everybody_can_sign_in()
    {
        using var elsewhere = new TemporaryFolder();
        await using (var service = await StartAsync())
        {
            using var browser = await ReviewBrowser.SignedInAsync(service);
        }

        Directory.Move(System.IO.Path.Combine(folder.Path, "web-keys"), System.IO.Path.Combine(elsewhere.Path, "web-keys"));
        await using var other = await RunningService.StartAsync(folder: elsewhere.Path);
        using var signedIn = await ReviewBrowser.SignedInAsync(other);

        Assert.Equal(HttpStatusCode.OK, (await signedIn.GetAsync("/review")).Status);
        Assert.Equal(2, Directory.GetFiles(System.IO.Path.Combine(elsewhere.Path, "web-keys")).Length);
    }

    [Fact]
    public async Task Outside_Development_nobody_can_sign_in()
    {
        await using var service = await RunningService.StartAsync(OfARealClinic(), "Production", folder: folder.Path);
        using var browser = new ReviewBrowser(service);

        foreach (var path in new[] { "/review", "/review/", "/review/sign-in?code=x", "/review/conversations/1" })
        {
            var answer = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Contains("Signing in to the review is not configured", answer.Text, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/review/sign-in", ("role", "reviewer"))).Status);
    }

    [Fact]
    public async Task A_sign_in_that_cannot_be_recorded_does_not_happen()
    {
        await using var service = await StartAsync();
        using var browser = new ReviewBrowser(service);
        var code = browser.NewCode();
        using var locked = new LockedDatabase(folder.Path);

        var answer = await browser.SignInAsync(code);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/review")).Status);
    }

    [Fact]
    public async Task A_sign_in_is_on_record()
    {
        await using var service = await StartAsync();
        using var browser = await ReviewBrowser.SignedInAsync(service, ConsultBot.Review.ReviewRole.Auditor);

        var access = Assert.Single(service.Services.GetRequiredService<Storage.Record>().Access.After(0)).Access;

        Assert.StartsWith("development-", access.Who, StringComparison.Ordinal);
        Assert.Equal(("auditor", "sign-in", null), (access.Role, access.What, access.ConversationId));
    }

    private static Dictionary<string, string?> OfARealClinic()
    {
        var demo = new ConfigurationBuilder().AddJsonFile(Repository.Path("appsettings.Development.json")).Build();
        return new Dictionary<string, string?>(demo.AsEnumerable().Where(pair => pair.Value is not null), StringComparer.OrdinalIgnoreCase)
        {
            ["Clinic:IsDemo"] = "false",
            ["Clinic:Contact:Phone"] = "212-555-7000",
            ["Clinic:UrgentPhone"] = "212-555-7001",
            ["Clinic:AfterHours"] = "none",
            ["Clinic:TimeZone"] = "America/New_York",
            ["Clinic:StaffChannel"] = "none",
            ["Knowledge:AllowUnreviewed:Reason"] = "a test",
            ["Knowledge:AllowUnreviewed:Role"] = "tester",
            ["Knowledge:AllowUnreviewed:Until"] = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(2)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["DirectLine:Secret"] = Convert.ToBase64String(new byte[32]),
            ["Record:WrappingKey"] = Convert.ToBase64String(new byte[32]),
        };
    }

    private Task<RunningService> StartAsync(Action<IServiceCollection>? replace = null) => RunningService.StartAsync(replace: replace, folder: folder.Path);
}
