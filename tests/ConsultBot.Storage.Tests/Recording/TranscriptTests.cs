using ConsultBot.Consultation;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;

namespace ConsultBot.Storage.Tests.Recording;

public sealed class TranscriptTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_is_read_back_as_it_was_said()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await record.Turns.AnnounceAsync(
            new Announcement("c", "test", Announcement.Greeting, "en", "Hello.") { Buttons = ["What are exosomes?"], PrivacyVersion = "p1", Consent = "notice" }, Cancelled);
        var turn = Given.Turn("c", "what is PRP", "a1");
        var received = await record.Turns.ReceiveAsync(turn.Message, Cancelled);
        var caveat = new CaveatSentence(CaveatIds.Fda, "Not approved.", "hash");
        await record.Turns.AppendAsync(
            turn with
            {
                Message = received.Message,
                MessageId = received.Message.RecordedAs!,
                Text = "PRP is made of blood. [1]\n\nNot approved.",
                Reply = turn.Reply with
                {
                    Decision = Decision.Answer,
                    Citations = [new Citation(1, "prp-what", "review", "p. 2")],
                    Caveats = new CaveatBlock(CaveatIds.Fda | CaveatIds.Specialist, CaveatForm.Short, Therapies.Prp, [caveat], [caveat]),
                },
            },
            Cancelled);
        var judged = await record.Turns.JudgeAsync(new Feedback("c", "test", turn.TurnId, "dislike", "hard", "f1"), Cancelled);

        var entries = record.Transcript.Read("c", after: 0, most: 10);

        Assert.Equal([1L, 2L, 3L, 4L], entries.Select(entry => entry.Seq));
        var greeting = Assert.IsType<SaidByService>(entries[0]).Committed.Reply;
        Assert.Equal(("Hello.", Decision.Smalltalk, "What are exosomes?"), (greeting.Text, greeting.Decision, Assert.Single(greeting.Buttons)));
        var message = Assert.IsType<SaidByPatient>(entries[1]);
        Assert.Equal(("what is PRP", "a1", received.Message.RecordedAs), (message.Text, message.ActivityId, message.Id));
        var reply = Assert.IsType<SaidByService>(entries[2]).Reply;
        Assert.Equal((turn.TurnId, Decision.Answer, "en", "PRP is made of blood. [1]\n\nNot approved."), (reply.Id, reply.Decision, reply.Language, reply.Text));
        Assert.Equal([message.Id], reply.Answers);
        Assert.Equal(new Citation(1, "prp-what", "review", "p. 2"), Assert.Single(reply.Citations));
        Assert.Equal((CaveatIds.Fda | CaveatIds.Specialist, "Not approved."), (reply.Caveats, Assert.Single(reply.CaveatTexts)));
        var feedback = Assert.IsType<JudgedByPatient>(entries[3]);
        Assert.Equal((judged, turn.TurnId, "dislike", "hard"), (feedback.Id, feedback.Feedback.About, feedback.Feedback.Reaction, feedback.Feedback.Comment));
        Assert.Equal([3L], record.Transcript.Read("c", after: 2, most: 1).Select(entry => entry.Seq));
        Assert.Equal(4, record.Transcript.End("c")!.Seq);
        folder.AssertClean();
    }

    [Fact]
    public async Task A_message_that_is_delivered_twice_keeps_its_first_id()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        var message = Given.Turn("c", "hello", "a1").Message;

        var first = await record.Turns.ReceiveAsync(message, Cancelled);
        var second = await record.Turns.ReceiveAsync(message, Cancelled);

        Assert.True(first.IsNew);
        Assert.False(second.IsNew);
        Assert.Equal(first.Message.RecordedAs, second.Message.RecordedAs);
        Assert.Single(record.Transcript.Read("c", 0, 10));
    }

    [Fact]
    public async Task What_no_patient_reads_keeps_its_place()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await record.Turns.AnnounceAsync(new Announcement("c", "test", Announcement.TurnOvertaken, "en", string.Empty) { About = "m1" }, Cancelled);

        var entry = Assert.IsType<Unseen>(Assert.Single(record.Transcript.Read("c", 0, 10)));

        Assert.Equal((1L, Announcement.TurnOvertaken, "m1"), (entry.Seq, entry.What, entry.About));
    }

    [Fact]
    public async Task Unknown_and_erased_conversations_have_no_end()
    {
        using var folder = new RecordFolder();
        await using var record = folder.Open();
        await record.Turns.AppendAsync(Given.Turn("c", "hello", "a1"), Cancelled);

        Assert.Null(record.Transcript.End("nobody"));
        Assert.Equal((2L, Given.Noon.Year >= 2030), (record.Transcript.End("c")!.Seq, true));
        await record.EraseAsync("c", "asked for", Cancelled);

        Assert.Null(record.Transcript.End("c"));
        Assert.All(record.Transcript.Read("c", 0, 10), entry => Assert.IsType<Unseen>(entry));
    }
}
