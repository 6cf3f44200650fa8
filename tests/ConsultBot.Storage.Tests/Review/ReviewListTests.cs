using System.Globalization;
using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Storage.Review;
using Microsoft.Extensions.Time.Testing;

namespace ConsultBot.Storage.Tests.Review;

public sealed class ReviewListTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_conversations_are_met_once_each_in_order_while_others_begin_and_go_on()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        var ids = Enumerable.Range(0, 1_000).Select(i => i.ToString("D4", CultureInfo.InvariantCulture)).ToArray();
        await Task.WhenAll(ids.Take(1).Select(id => record.Turns.AppendAsync(Given.Turn(id, "hello"), Cancelled)));
        await Task.WhenAll(ids.Skip(1).Select(id => record.Turns.AppendAsync(Given.Turn(id, "hello"), Cancelled)));

        var met = new List<ConversationSummary>();
        long? before = null;
        do
        {
            var page = await record.Review.ListAsync(ReviewFilter.Everything, before, most: 73, Cancelled);
            met.AddRange(page.Conversations);
            before = page.Next;
            await record.Turns.AppendAsync(Given.Turn(string.Create(CultureInfo.InvariantCulture, $"new-{before}"), "hello"), Cancelled);
            await record.Turns.AppendAsync(Given.Turn(met[0].Id, "again", turns: 1_000 + met.Count), Cancelled);
        }
        while (before is not null);

        Assert.Equal(ids, met.Select(conversation => conversation.Id).Order(StringComparer.Ordinal));
        Assert.Equal(met.OrderByDescending(conversation => conversation.Number), met);
    }

    [Fact]
    public async Task The_last_part_says_that_it_is_the_last()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await WriteAsync(record, "a");
        await WriteAsync(record, "b");

        var exact = await record.Review.ListAsync(ReviewFilter.Everything, before: null, most: 2, Cancelled);
        var first = await record.Review.ListAsync(ReviewFilter.Everything, before: null, most: 1, Cancelled);

        Assert.Equal((2, null), (exact.Conversations.Count, exact.Next));
        Assert.Equal(("b", first.Conversations[0].Number), (Assert.Single(first.Conversations).Id, first.Next));
    }

    [Fact]
    public async Task A_conversation_is_summed_up_without_a_word_of_it()
    {
        using var folder = new RecordFolder();
        var clock = new FakeTimeProvider(Given.Noon);
        await using var record = folder.Open(clock);
        await WriteAsync(record, "web/a", Decision.Answer, turns: 1);
        clock.Advance(TimeSpan.FromMinutes(2));
        await WriteAsync(record, "web/a", Decision.Emergency, turns: 2, language: "es", handoff: true);
        await WriteAsync(record, "web/a", Decision.Answer, turns: 3);

        var summary = Assert.Single((await record.Review.ListAsync(ReviewFilter.Everything, before: null, most: 10, Cancelled)).Conversations);

        Assert.Equal(("web/a", ConversationReference.Of("a"), 3), (summary.Id, summary.Reference, summary.Turns));
        Assert.Equal((Given.Noon, Given.Noon.AddMinutes(2)), (summary.Began, summary.Last));
        Assert.Equal([(Decision.Emergency, 1), (Decision.Answer, 2)], summary.Decisions);
        Assert.Equal(["test"], summary.Channels);
        Assert.Equal(["en", "es"], summary.Languages);
        Assert.True(summary is { IsUrgent: true, HandoffRequested: true, IsErased: false });
    }

    [Fact]
    public async Task A_conversation_without_a_turn_is_listed_too()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await record.Turns.AnnounceAsync(new Announcement("a", "test", Announcement.Greeting, "en", "Hello."), Cancelled);

        var summary = Assert.Single((await record.Review.ListAsync(ReviewFilter.Everything, before: null, most: 10, Cancelled)).Conversations);

        Assert.True(summary is { Turns: 0, IsUrgent: false, IsErased: false });
    }

    [Fact]
    public async Task An_erased_conversation_stays_listed_and_says_so()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await WriteAsync(record, "a", Decision.Crisis);
        await record.EraseAsync("a", "asked for", Cancelled);

        var summary = Assert.Single((await record.Review.ListAsync(ReviewFilter.Everything, before: null, most: 10, Cancelled)).Conversations);

        Assert.True(summary is { Turns: 1, IsErased: true, IsUrgent: true });
    }

    [Fact]
    public async Task Each_filter_finds_what_fits_and_nothing_else()
    {
        using var folder = new RecordFolder();
        var clock = new FakeTimeProvider(Given.Noon);
        await using var record = folder.Open(clock);
        await WriteAsync(record, "plain");
        await WriteAsync(record, "dose", Decision.RefuseDosing);
        await WriteAsync(record, "terminal", channel: "console");
        await WriteAsync(record, "person", handoff: true);
        clock.Advance(TimeSpan.FromDays(1));
        await WriteAsync(record, "crisis", Decision.Crisis);
        await WriteAsync(record, "plain", turns: 2);

        Assert.Equal("dose", await ListedAsync(record, new ReviewFilter { Decision = Decision.RefuseDosing }));
        Assert.Equal("terminal", await ListedAsync(record, new ReviewFilter { Channel = "console" }));
        Assert.Equal("person", await ListedAsync(record, new ReviewFilter { HandoffRequested = true }));
        Assert.Equal("crisis", await ListedAsync(record, new ReviewFilter { IsUrgent = true }));
        Assert.Equal("crisis plain", await ListedAsync(record, new ReviewFilter { From = Given.Noon.AddDays(1) }));
        Assert.Equal("person terminal dose plain", await ListedAsync(record, new ReviewFilter { Before = Given.Noon.AddDays(1) }));
        Assert.Equal("plain", await ListedAsync(record, new ReviewFilter { Reference = ConversationReference.Of("plain") }));
        Assert.Equal(string.Empty, await ListedAsync(record, new ReviewFilter { Reference = "000-000" }));
        Assert.Equal(string.Empty, await ListedAsync(record, new ReviewFilter { Decision = Decision.Crisis, Channel = "console" }));
    }

    [Fact]
    public async Task A_record_that_is_gone_is_said_to_be_unreadable()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        folder.Sql("DROP TABLE turns;");

        await Assert.ThrowsAsync<RecordUnavailableException>(() => record.Review.ListAsync(ReviewFilter.Everything, before: null, most: 10, Cancelled));
    }

    private static async Task<string> ListedAsync(Record record, ReviewFilter filter) =>
        string.Join(' ', (await record.Review.ListAsync(filter, before: null, most: 10, Cancelled)).Conversations.Select(conversation => conversation.Id));

    private static Task WriteAsync(
        Record record, string id, Decision decision = Decision.Answer, int turns = 1, string language = "en", bool handoff = false, string channel = "test")
    {
        var turn = Given.Turn(id, "some words", turns: turns);
        return record.Turns.AppendAsync(
            turn with
            {
                Message = turn.Message with { Channel = channel },
                Reply = turn.Reply with { Decision = decision, Language = language, HandoffRequested = handoff },
            },
            Cancelled);
    }
}
