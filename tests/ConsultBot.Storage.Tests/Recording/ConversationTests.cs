using ConsultBot.Consultation;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;

namespace ConsultBot.Storage.Tests.Recording;

public sealed class ConversationTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_conversation_is_a_new_one()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        Assert.Same(ConversationState.New, await record.Conversations.LoadAsync("unknown", Cancelled));
    }

    [Fact]
    public async Task What_a_conversation_remembers_survives_the_process()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 2, turns: 3);
        await using var record = folder.Open();
        AssertSame(Given.State(3, "question 3 of c2"), await record.Conversations.LoadAsync("c2", Cancelled));
    }

    [Fact]
    public async Task What_it_remembers_is_read_from_its_last_turn_when_the_projection_is_broken()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 2, turns: 3);
        folder.Sql("UPDATE conversations SET state = (SELECT state FROM conversations WHERE stream_id = 1) WHERE stream_id = 2;");
        await using var record = folder.Open();
        AssertSame(Given.State(3, "question 3 of c2"), await record.Conversations.LoadAsync("c2", Cancelled));
    }

    [Fact]
    public async Task A_message_that_is_delivered_again_is_not_written_again()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        Assert.True(await record.Turns.AppendAsync(Given.Turn("c", "text", "a1", turns: 1), Cancelled));
        Assert.False(await record.Turns.AppendAsync(Given.Turn("c", "text", "a1", turns: 2), Cancelled));
        Assert.True(await record.Turns.AppendAsync(Given.Turn("d", "text", "a1"), Cancelled));
        Assert.True(await record.Turns.AppendAsync(Given.Turn("c", "text", "a2", turns: 5), Cancelled));
        Assert.Equal(6, folder.Entries().Count);
        Assert.Equal(5, (await record.Conversations.LoadAsync("c", Cancelled)).Turns);
        folder.AssertClean();
    }

    [Fact]
    public async Task Of_many_deliveries_at_the_same_moment_one_is_written()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await using var other = folder.Open();
        var written = await Task.WhenAll(Enumerable.Range(0, 40).Select(number =>
            (number % 2 == 0 ? record : other).Turns.AppendAsync(Given.Turn("c", "text", "same"), Cancelled)));
        Assert.Single(written, isNew => isNew);
        Assert.Equal(2, folder.Entries().Count);
    }

    [Fact]
    public async Task Messages_without_an_id_are_all_new()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        Assert.True(await record.Turns.AppendAsync(Given.Turn("c", "text"), Cancelled));
        Assert.True(await record.Turns.AppendAsync(Given.Turn("c", "text"), Cancelled));
        folder.AssertClean();
    }

    [Fact]
    public async Task Reading_what_a_conversation_remembers_does_not_disturb_writing_it()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var turn = 1; turn <= 40; turn++)
            {
                await record.Turns.AppendAsync(Given.Turn($"c{worker}", $"question {turn}", turns: turn), Cancelled);
                Assert.Equal(turn, (await record.Conversations.LoadAsync($"c{worker}", Cancelled)).Turns);
            }
        })));
        folder.AssertClean();
    }

    [Fact]
    public async Task A_notice_stands_in_the_record()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await record.Turns.NoticeAsync(new Notice("record-unavailable", new Dictionary<string, long>(StringComparer.Ordinal) { ["out-of-service"] = 2 }, Given.Noon), Cancelled);
        var entry = Assert.Single(folder.Entries());
        Assert.Equal(("system", "notice"), (entry.Stream, entry.Kind));
    }

    private static void AssertSame(ConversationState expected, ConversationState actual)
    {
        Assert.Equal(
            expected with { RefusedSlots = actual.RefusedSlots, AnswersSinceLongCaveat = actual.AnswersSinceLongCaveat, Noted = actual.Noted, NotesSaid = actual.NotesSaid },
            actual);
        Assert.Equal(expected.RefusedSlots, actual.RefusedSlots);
        Assert.Equal(expected.AnswersSinceLongCaveat, actual.AnswersSinceLongCaveat);
        Assert.Equal(expected.Noted, actual.Noted);
        Assert.Equal(expected.NotesSaid, actual.NotesSaid);
        Assert.Equal(Decision.Crisis, actual.PastUrgent);
    }
}
