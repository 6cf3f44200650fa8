using System.Net;
using ConsultBot.Review;
using ConsultBot.Storage;
using ConsultBot.Tests.Recording;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultBot.Tests.Review;

/// <summary>Nobody looks at anything without a role that may, and without a trace.</summary>
public sealed class ReviewAccessTests : IDisposable
{
    private const string Transcript = "/review/conversations/3";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/review")]
    [InlineData(Transcript)]
    [InlineData("/review/nonsense")]
    public async Task Without_a_sign_in_nothing_is_shown(string path)
    {
        await using var service = await StartAsync();
        using var browser = new ReviewBrowser(service);

        var answer = await browser.GetAsync(path);

        Assert.Equal((HttpStatusCode.Redirect, "/review/sign-in", string.Empty), (answer.Status, answer.Location, answer.Text));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsync("/review/sign-out")).Status);
        Assert.Empty(Accesses(service));
    }

    [Theory]
    [InlineData(ReviewRole.Reviewer, HttpStatusCode.OK)]
    [InlineData(ReviewRole.Lead, HttpStatusCode.OK)]
    [InlineData(ReviewRole.Auditor, HttpStatusCode.OK)]
    [InlineData(ReviewRole.Administrator, HttpStatusCode.Forbidden)]
    [InlineData(ReviewRole.Curator, HttpStatusCode.Forbidden)]
    public async Task A_role_reads_transcripts_or_does_not(ReviewRole role, HttpStatusCode expected)
    {
        await using var service = await StartAsync();
        using var browser = await ReviewBrowser.SignedInAsync(service, role);

        var list = await browser.GetAsync("/review");
        var transcript = await browser.GetAsync(Transcript);

        Assert.Equal((expected, expected), (list.Status, transcript.Status));
        Assert.Equal(expected is HttpStatusCode.OK, transcript.Text.Contains("what is PRP", StringComparison.Ordinal));
        Assert.Equal(expected is HttpStatusCode.OK ? ["sign-in", "list", "transcript"] : ["sign-in"], Accesses(service).Select(access => access.What));
        Assert.NotNull(list.FormToken);
    }

    [Fact]
    public async Task Every_look_is_on_record_with_who_what_and_what_was_asked_for()
    {
        await using var service = await StartAsync();
        using var browser = await ReviewBrowser.SignedInAsync(service, ReviewRole.Lead);

        await browser.GetAsync("/review?decision=answer&channel=&urgent=yes&junk=1");
        await browser.GetAsync(Transcript);
        await browser.GetAsync($"{Transcript}?after=1");

        var accesses = Accesses(service);
        Assert.All(accesses, access => Assert.Equal((accesses[0].Who, "lead"), (access.Who, access.Role)));
        Assert.Equal("decision=answer urgent=yes", Asked(accesses[1]));
        Assert.Equal(("transcript", "emulator/c1", string.Empty), (accesses[2].What, accesses[2].ConversationId, Asked(accesses[2])));
        Assert.Equal("after=1", Asked(accesses[3]));
    }

    [Theory]
    [InlineData("/review")]
    [InlineData(Transcript)]
    public async Task What_cannot_be_recorded_is_not_shown(string path)
    {
        await using var service = await StartAsync();
        using var browser = await ReviewBrowser.SignedInAsync(service);
        ReviewBrowser.Answer answer;
        using (new LockedDatabase(folder.Path))
        {
            answer = await browser.GetAsync(path);
        }

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "60"), (answer.Status, answer.Headers["Retry-After"]));
        Assert.Contains("Nothing can be shown right now", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("what is PRP", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ConsultBot.Consultation.Conversations.ConversationReference.Of("c1"), answer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_keep_it_to_itself()
    {
        await using var service = await StartAsync();
        using var stranger = new ReviewBrowser(service);
        using var browser = await ReviewBrowser.SignedInAsync(service);
        using var administrator = await ReviewBrowser.SignedInAsync(service, ReviewRole.Administrator);

        ReviewBrowser.Answer[] answers =
        [
            await stranger.GetAsync("/review"), await stranger.GetAsync("/review/sign-in"), await stranger.PostAsync("/review/sign-in"),
            await browser.GetAsync("/review"), await browser.GetAsync(Transcript), await browser.GetAsync("/review/conversations/99"),
            await browser.GetAsync("/review?from=x"), await administrator.GetAsync("/review"), await browser.GetAsync("/Review"),
        ];

        Assert.All(answers, answer =>
        {
            Assert.Equal(
                "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", answer.Headers["Content-Security-Policy"]);
            Assert.Contains("no-store", answer.Headers["Cache-Control"], StringComparison.Ordinal);
            Assert.Equal(("nosniff", "DENY", "no-referrer"), (answer.Headers["X-Content-Type-Options"], answer.Headers["X-Frame-Options"], answer.Headers["Referrer-Policy"]));
            Assert.DoesNotContain("<script", answer.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(" style=", answer.Text, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task The_rest_of_the_service_keeps_its_own_headers()
    {
        await using var service = await StartAsync();
        using var response = await service.Client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.False(response.Headers.Contains("Content-Security-Policy"));
    }

    private static Access[] Accesses(RunningService service) => [.. service.Services.GetRequiredService<Storage.Record>().Access.After(0).Select(access => access.Access)];

    private static string Asked(Access access) => string.Join(' ', access.Asked.Select(asked => $"{asked.Key}={asked.Value}"));

    private async Task<RunningService> StartAsync()
    {
        var service = await RunningService.StartAsync(folder: folder.Path);
        await service.SayAsync("what is PRP?");
        return service;
    }
}
