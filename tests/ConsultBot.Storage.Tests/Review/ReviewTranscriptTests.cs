using ConsultBot.Consultation;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Storage.Review;

namespace ConsultBot.Storage.Tests.Review;

public sealed class ReviewTranscriptTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_is_shown_with_everything_its_turns_were_decided_by()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await record.Turns.AnnounceAsync(
            new Announcement("c", "test", Announcement.Greeting, "en", "Hello.") { Buttons = ["What are exosomes?"], PrivacyVersion = "p1", Consent = "notice" }, Cancelled);
        var turn = Given.Turn("c", "what is PRP");
        var caveat = new CaveatSentence(CaveatIds.Fda, "Not approved.", "wording");
        await record.Turns.AppendAsync(
            turn with
            {
                Reply = turn.Reply with
                {
                    Decision = Decision.Answer,
                    RuleId = "rule",
                    HandoffRequested = true,
                    Citations = [new Citation(1, "prp-what", "review", "p. 2")],
                    Caveats = new CaveatBlock(CaveatIds.Fda, CaveatForm.Short, Therapies.Prp, [caveat], [caveat]),
                },
            },
            Cancelled);
        await record.Turns.JudgeAsync(new Feedback("c", "test", turn.TurnId, "dislike", "hard"), Cancelled);
        await record.Turns.AnnounceAsync(new Announcement("c", "test", Announcement.TurnOvertaken, "en", string.Empty) { About = "m1" }, Cancelled);

        var read = (await record.Review.ReadAsync(await NumberAsync(record), after: 0, most: 10, Cancelled))!;

        Assert.Equal([1L, 2L, 3L, 4L, 5L], read.Entries.Select(entry => entry.Seq));
        Assert.Equal(folder.Entries().Where(entry => entry.Stream is "conversation/c").Select(entry => Convert.ToHexStringLower(entry.Hash)), read.Entries.Select(entry => entry.Hash));
        var notice = Assert.IsType<ShownNotice>(read.Entries[0].Content);
        Assert.Equal(("greeting", "Hello.", "p1", "notice", "What are exosomes?"), (notice.What, notice.Text, notice.PrivacyVersion, notice.Consent, Assert.Single(notice.Buttons)));
        Assert.Equal(new PatientWords("what is PRP", "en"), read.Entries[1].Content);
        var recorded = Assert.IsType<AnsweredTurn>(read.Entries[2].Content).Record;
        Assert.Equal((turn.TurnId, "answer", "rule", true, "short"), (recorded.Id, recorded.Decision, recorded.Rule, recorded.HandoffRequested, recorded.CaveatForm));
        Assert.Equal(new RecordedCitation(1, "prp-what", "review", "p. 2"), Assert.Single(recorded.Citations));
        Assert.Equal(new RecordedCaveat("fda", "wording", "Not approved."), Assert.Single(recorded.Caveats));
        Assert.Equal((turn.Versions, TimeSpan.FromMilliseconds(1)), (recorded.Versions, Assert.Single(recorded.Timings)));
        Assert.Equal(new PatientFeedback(turn.TurnId, "dislike", "hard"), read.Entries[3].Content);
        Assert.Equal(new UnseenByPatient(Announcement.TurnOvertaken, "m1"), read.Entries[4].Content);
        Assert.Empty(read.Erasures);
    }

    [Fact]
    public async Task A_long_conversation_is_read_in_parts()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 1, turns: 3);
        await using var record = folder.Open();
        var number = await NumberAsync(record);

        var first = (await record.Review.ReadAsync(number, after: 0, most: 4, Cancelled))!;
        var second = (await record.Review.ReadAsync(number, after: first.Next!.Value, most: 4, Cancelled))!;

        Assert.Equal([1L, 2L, 3L, 4L], first.Entries.Select(entry => entry.Seq));
        Assert.Equal(4, first.Next.Value);
        Assert.Equal([5L, 6L], second.Entries.Select(entry => entry.Seq));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Erased_words_are_shown_as_erased_with_the_reason_and_what_came_after_is_shown()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await record.Turns.AppendAsync(Given.Turn("c", "secret"), Cancelled);
        await record.EraseAsync("c", "asked for by the patient", Cancelled);
        await record.Turns.AppendAsync(Given.Turn("other", "hello"), Cancelled);
        await record.EraseAsync("other", "another reason", Cancelled);
        await record.Turns.AppendAsync(Given.Turn("c", "back again", turns: 2), Cancelled);

        var read = (await record.Review.ReadAsync(number: 1, after: 0, most: 10, Cancelled))!;

        Assert.Equal(
            [typeof(ErasedWords), typeof(ErasedWords), typeof(PatientWords), typeof(AnsweredTurn)], read.Entries.Select(entry => entry.Content.GetType()));
        Assert.Equal("asked for by the patient", Assert.Single(read.Erasures).Reason);
    }

    [Fact]
    public async Task An_entry_that_was_changed_is_not_shown_as_if_nothing_had_happened()
    {
        using var folder = new RecordFolder();
        await folder.FillAsync(conversations: 1, turns: 1);
        folder.Sql("UPDATE entries SET ciphertext = zeroblob(length(ciphertext)) WHERE position = 1;");
        await using var record = folder.Open();

        var read = (await record.Review.ReadAsync(await NumberAsync(record), after: 0, most: 10, Cancelled))!;

        Assert.IsType<UnreadableWords>(read.Entries[0].Content);
    }

    [Theory]
    [InlineData("policy")]
    [InlineData(null)]
    public async Task What_is_no_conversation_is_not_shown_as_one(string? stream)
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await record.Policy.AppendAsync(new PolicyChange("service", "paused", "reason"), Cancelled);
        var number = stream is null ? 999 : folder.Number($"SELECT id FROM streams WHERE name = '{stream}';");

        Assert.Null(await record.Review.ReadAsync(number, after: 0, most: 10, Cancelled));
    }

    [Fact]
    public async Task An_access_is_on_record_with_who_what_and_when()
    {
        using var folder = new RecordFolder();
        await using (var record = folder.Open())
        {
            await record.Access.AppendAsync(
                new Access("somebody", "lead", "transcript", "c", new Dictionary<string, string>(StringComparer.Ordinal) { ["b"] = "2", ["a"] = "1" }), Cancelled);
        }

        await using var again = folder.Open();
        var read = Assert.Single(again.Access.After(0)).Access;

        Assert.Equal(("somebody", "lead", "transcript", "c"), (read.Who, read.Role, read.What, read.ConversationId));
        Assert.Equal(["1", "2"], read.Asked.OrderBy(asked => asked.Key, StringComparer.Ordinal).Select(asked => asked.Value));
        Assert.Empty(again.Access.After(1));
        folder.AssertClean();
    }

    private static async Task<long> NumberAsync(Record record) =>
        Assert.Single((await record.Review.ListAsync(ReviewFilter.Everything, before: null, most: 10, Cancelled)).Conversations).Number;
}
