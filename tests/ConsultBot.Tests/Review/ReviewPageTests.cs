using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Storage;
using ConsultBot.Tests.Channels;
using ConsultBot.Tests.Recording;
using ConsultBot.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConsultBot.Tests.Review;

/// <summary>What the list and the transcript show.</summary>
public sealed partial class ReviewPageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LogKeeper log = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        folder.Dispose();
        log.Dispose();
    }

    [Fact]
    public async Task A_transcript_shows_the_whole_decision_record()
    {
        await using var service = await StartAsync();
        await service.SayAsync("what are exosomes?");
        await service.SayAsync("I can't breathe");
        using var browser = await ReviewBrowser.SignedInAsync(service);

        var text = await ShownAsync(browser, "/review/conversations/3");
        var read = (await RecordOf(service).Review.ReadAsync(3, 0, 10, Cancelled))!;

        Assert.Contains($"Conversation {ConversationReference.Of("c1")}", text, StringComparison.Ordinal);
        var answered = Assert.IsType<Storage.Review.AnsweredTurn>(read.Entries[1].Content).Record;
        var urgent = Assert.IsType<Storage.Review.AnsweredTurn>(read.Entries[3].Content).Record;
        var today = service.Services.GetRequiredService<ConsultationContent>();
        string[] expected =
        [
            "what are exosomes?", answered.Text.Split('\n')[0], answered.Citations[0].Locator, today.Served.Sources[answered.Citations[0].Source].ShownAs,
            .. answered.Passages.SelectMany(passage => new[] { passage.Id, passage.Hash, passage.Score.ToString("0.0000", CultureInfo.InvariantCulture) }),
            .. answered.Drafts.SelectMany(draft => draft.Sentences).SelectMany(sentence => new[] { sentence.Text, sentence.Because }),
            .. answered.Caveats.SelectMany(caveat => new[] { caveat.Ids, caveat.Hash, caveat.Text }),
            answered.Versions.Policy, answered.Versions.Claims, answered.Versions.Replies, answered.Versions.Knowledge, answered.Versions.Caveats, answered.Versions.Prompts,
            answered.Model, answered.Timings[0].TotalMilliseconds.ToString("0.000", CultureInfo.InvariantCulture),
            .. urgent.Hits.SelectMany(hit => new[] { hit.Rule, hit.Phrase, today.Policies.Current.Guardrails.Rules.First(rule => string.Equals(rule.Id, hit.Rule, StringComparison.Ordinal)).Why }),
            .. read.Entries.Select(entry => entry.Hash),
            "Emergency", "A person was asked for",
        ];
        Assert.All(expected, part => Assert.Contains(Folded(part), text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</div></main><iframe src=//evil.example></iframe>")]
    [InlineData("javascript:alert(1) [click](javascript:alert(1)) **bold** &lt;b&gt;")]
    [InlineData("<!-- -->]]><style>*{display:none}</style>")]
    public async Task What_a_patient_writes_is_text_wherever_it_is_shown(string words)
    {
        await using var service = await StartAsync();
        var record = RecordOf(service);
        await record.Turns.ReceiveAsync(new PatientMessage($"web/{words}", "web", words, DateTimeOffset.UnixEpoch), Cancelled);
        await record.Turns.JudgeAsync(new Feedback($"web/{words}", "web", words, words, words), Cancelled);
        await record.Turns.AnnounceAsync(new Announcement($"web/{words}", words, words, words, words) { Buttons = [words], PrivacyVersion = words, Consent = words }, Cancelled);
        using var browser = await ReviewBrowser.SignedInAsync(service);

        var page = await browser.GetAsync("/review/conversations/3");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["html", "head", "meta", "meta", "meta", "title", "link", "body"], Tags().Matches(page.Text).Select(tag => tag.Groups["it"].Value.ToLowerInvariant()).Take(8));
        Assert.DoesNotContain(Tags().Matches(page.Text).Select(tag => tag.Groups["it"].Value.ToLowerInvariant()), tag => tag is "script" or "img" or "iframe" or "style" or "b");
        Assert.Equal(2, Regex.Count(page.Text, "<a ", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) - 1);
        Assert.Contains(words.Replace("**", string.Empty, StringComparison.Ordinal), Folded(WebUtility.HtmlDecode(page.Text.Replace("**", string.Empty, StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.DoesNotContain(log.Lines, line => line.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signs_that_cannot_be_seen_are_named()
    {
        await using var service = await StartAsync();
        await RecordOf(service).Turns.ReceiveAsync(new PatientMessage("c", "web", "a\u202Eb\u200B\u2066c \U000E0041\0 \u0645\u200C\u0645", DateTimeOffset.UnixEpoch), Cancelled);
        using var browser = await ReviewBrowser.SignedInAsync(service);

        var page = WebUtility.HtmlDecode((await browser.GetAsync("/review/conversations/3")).Text);

        Assert.Contains("a<span class=\"sign\">U+202E</span>b<span class=\"sign\">U+200B U+2066</span>c <span class=\"sign\">U+E0041 U+0000</span> ", page, StringComparison.Ordinal);
        Assert.Contains("\u0645\u200C\u0645", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_a_megabyte_is_shown_whole_and_its_rest_folded()
    {
        await using var service = await StartAsync();
        var words = string.Concat(Enumerable.Repeat("0123456789abcde\n", 65_536));
        await RecordOf(service).Turns.ReceiveAsync(new PatientMessage("c", "web", words, DateTimeOffset.UnixEpoch), Cancelled);
        using var browser = await ReviewBrowser.SignedInAsync(service);

        var page = (await browser.GetAsync("/review/conversations/3")).Text;

        Assert.Equal(65_536, Regex.Count(page, "0123456789abcde", RegexOptions.None, TimeSpan.FromSeconds(10)));
        Assert.Contains("<details class=\"rest\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erased_conversation_says_so_in_the_list_and_in_the_transcript()
    {
        await using var service = await StartAsync();
        await service.SayAsync("what is PRP?");
        await RecordOf(service).EraseAsync("emulator/c1", "the patient asked for it", Cancelled);
        using var browser = await ReviewBrowser.SignedInAsync(service);

        var list = (await browser.GetAsync("/review")).Text;
        var transcript = (await browser.GetAsync("/review/conversations/3")).Text;

        Assert.Contains("Words erased", list, StringComparison.Ordinal);
        Assert.Contains("the patient asked for it", transcript, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(transcript, "The words of this entry were erased", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain("what is PRP", transcript, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/review/conversations/99", HttpStatusCode.NotFound)]
    [InlineData("/review/conversations/-1", HttpStatusCode.NotFound)]
    [InlineData("/review/conversations/99999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("/review/conversations/x", HttpStatusCode.NotFound)]
    [InlineData("/review/nonsense", HttpStatusCode.NotFound)]
    [InlineData("/review/conversations/3?after=x", HttpStatusCode.BadRequest)]
    [InlineData("/review/conversations/3?after=99", HttpStatusCode.OK)]
    public async Task An_address_that_names_nothing_is_answered_in_words(string path, HttpStatusCode expected)
    {
        await using var service = await StartAsync();
        await service.SayAsync("what is PRP?");
        using var browser = await ReviewBrowser.SignedInAsync(service);

        var answer = await browser.GetAsync(path);

        Assert.Equal(expected, answer.Status);
        Assert.Contains("<h1>", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_conversations_are_paged_through_without_a_gap_or_a_double()
    {
        await using var service = await StartAsync();
        var record = RecordOf(service);
        await Task.WhenAll(Enumerable.Range(0, 1_001).Select(i =>
            record.Turns.ReceiveAsync(new PatientMessage($"web/{i}", "web", "hello", DateTimeOffset.UnixEpoch), Cancelled)));
        using var browser = await ReviewBrowser.SignedInAsync(service);

        var met = new List<string>();
        for (var path = "/review"; path is not null;)
        {
            var page = (await browser.GetAsync(path)).Text;
            met.AddRange(Links().Matches(page).Select(link => link.Groups["it"].Value));
            path = Next().Match(page) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups["it"].Value) : null;
        }

        Assert.Equal(1_001, met.Count);
        Assert.Equal(met.Distinct(StringComparer.Ordinal), met);
    }

    [Fact]
    public async Task The_list_can_be_filtered_and_a_reference_is_found_as_it_was_said()
    {
        await using var service = await StartAsync();
        await service.SayAsync("what are exosomes?", "answered");
        await service.SayAsync("I can't breathe", "urgent");
        await service.SayAsync("I want to talk to a person", "person");
        using var browser = await ReviewBrowser.SignedInAsync(service);
        var (answered, urgent, person) = (ConversationReference.Of("answered"), ConversationReference.Of("urgent"), ConversationReference.Of("person"));
        var typed = answered.Replace("-", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

        Assert.Equal([person, urgent, answered], await ReferencesAsync(browser, "/review"));
        Assert.Equal([urgent], await ReferencesAsync(browser, "/review?urgent=yes"));
        Assert.Equal([answered], await ReferencesAsync(browser, "/review?decision=answer&channel=emulator"));
        Assert.Equal([person, urgent], await ReferencesAsync(browser, "/review?handoff=yes"));
        Assert.Equal([answered], await ReferencesAsync(browser, $"/review?reference={typed}"));
        Assert.Equal([person, urgent, answered], await ReferencesAsync(browser, "/review?from=2020-01-01&to=9000-01-01"));
        Assert.Empty(await ReferencesAsync(browser, "/review?to=2020-01-01"));
        Assert.Empty(await ReferencesAsync(browser, "/review?channel=other"));
    }

    [Fact]
    public async Task The_reference_that_a_patient_sees_is_the_one_in_the_list()
    {
        await using var service = await StartAsync();
        await using var patient = await DirectLineClient.StartAsync(service);
        await patient.SayAsync("what is PRP?");
        using var browser = await ReviewBrowser.SignedInAsync(service);

        Assert.Equal([ConversationReference.Of(patient.ConversationId)], await ReferencesAsync(browser, "/review"));
        Assert.Contains("Greeting", (await browser.GetAsync("/review/conversations/3")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decision=nope", "There is no such decision.")]
    [InlineData("from=01/31/2027", "Write a day as 2027-01-31.")]
    [InlineData("to=2027-02-30", "Write a day as 2027-01-31.")]
    [InlineData("to=9999-12-31", "Write a day as 2027-01-31.")]
    [InlineData("from=2027-02-02&to=2027-02-01", "The period ends before it begins.")]
    [InlineData("reference=%3Cscript%3E", "A reference has six letters and digits, for example K7Q-2M9.")]
    [InlineData("before=-1", "something in the address is wrong")]
    [InlineData("before=99999999999999999999", "something in the address is wrong")]
    public async Task A_filter_that_cannot_be_meant_is_named_at_its_field(string query, string problem)
    {
        await using var service = await StartAsync();
        using var browser = await ReviewBrowser.SignedInAsync(service);

        var answer = await browser.GetAsync($"/review?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(problem, WebUtility.HtmlDecode(answer.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_style_is_kept_for_good_under_its_hash_alone()
    {
        await using var service = await StartAsync();
        using var browser = new ReviewBrowser(service);
        var path = Style().Match((await browser.GetAsync("/review/sign-in")).Text).Groups["it"].Value;

        var style = await browser.GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, "public, max-age=31536000, immutable"), (style.Status, style.Headers["Cache-Control"].Replace(";", ",", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/review/style/other.css")).Status);
    }

    private static Storage.Record RecordOf(RunningService service) => service.Services.GetRequiredService<Storage.Record>();

    private static async Task<string> ShownAsync(ReviewBrowser browser, string path) =>
        Folded(WebUtility.HtmlDecode(Regex.Replace((await browser.GetAsync(path)).Text, "<[^>]*>", string.Empty, RegexOptions.None, TimeSpan.FromSeconds(1))));

    // Bold marks are shown as bold, and white space as a browser shows it.
    private static string Folded(string text) =>
        Regex.Replace(text.Replace("**", string.Empty, StringComparison.Ordinal), @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim();

    private static async Task<string[]> ReferencesAsync(ReviewBrowser browser, string path)
    {
        var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return [.. References().Matches(answer.Text).Select(reference => reference.Groups["it"].Value)];
    }

    private Task<RunningService> StartAsync() =>
        RunningService.StartAsync(replace: services => services.AddSingleton<ILoggerProvider>(log), folder: folder.Path);

    [GeneratedRegex("<(?<it>[a-z][a-z0-9]*)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tags();

    [GeneratedRegex("href=\"/review/conversations/(?<it>[0-9]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Links();

    [GeneratedRegex("rel=\"next\" href=\"(?<it>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Next();

    [GeneratedRegex("href=\"/review/conversations/[0-9]+\">(?<it>[^<]+)<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex References();

    [GeneratedRegex("href=\"(?<it>/review/style/[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Style();
}
