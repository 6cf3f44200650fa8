using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Verification;
using ConsultBot.Consultation.Tests.Screening;
using ConsultBot.Consultation.Tests.Verification;
using Microsoft.Extensions.Time.Testing;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests;

/// <summary>One test for each exit of a turn, and that none of them comes before the record.</summary>
public sealed class TurnPipelineTests
{
    private static readonly Passage Evidence = Given.Passage("evidence", Therapies.Exosomes, "evidence", "Studies of exosomes are small.", "Most took 5 days.");
    private static readonly Passage Dose = Given.Passage("dose-exosomes", Therapies.Exosomes, "dosing", "There is no agreed amount.");
    private static readonly Passage Other = Given.Passage("other", Therapies.Prp, "evidence", "PRP is made of blood.");

    private readonly Mock<IConversationStore> conversations = new();
    private readonly Mock<IPassageSearch> search = new();
    private readonly Mock<IAnswerWriter> writer = new();
    private readonly Mock<ITurnRecord> record = new();
    private readonly FakeTimeProvider clock = new(Given.Noon);
    private readonly List<TurnEntry> written = [];

    public TurnPipelineTests()
    {
        Remember(ConversationState.New);
        Find();
        writer.Setup(port => port.WriteAsync(It.IsAny<AnswerRequest>(), It.IsAny<CancellationToken>()))
            .Returns((AnswerRequest request, CancellationToken _) => ValueTask.FromResult(ExtractiveComposer.Compose(request)));
        record.Setup(port => port.AppendAsync(It.IsAny<TurnEntry>(), It.IsAny<CancellationToken>()))
            .Callback((TurnEntry entry, CancellationToken _) => written.Add(entry))
            .Returns(Task.CompletedTask);
    }

    [Fact]
    public async Task An_urgent_message_is_answered_with_its_fixed_text_at_once()
    {
        Find((Evidence, 1));

        var entry = await RunAsync("I can't breathe. What are exosomes?");

        Assert.Equal((Decision.Emergency, "emergency.airway", "Call 119 now."), (entry.Reply.Decision, entry.Reply.RuleId, entry.Text));
        Assert.Equal(Decision.Emergency, entry.Conversation.Urgent);
        search.VerifyNoOtherCalls();
        writer.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_refusal_with_facts_tells_its_passage_with_short_caveats_and_the_way_to_a_person()
    {
        var entry = await RunAsync("How many ml of exosomes?");

        Assert.Equal((Decision.RefuseDosing, "dosing.amount"), (entry.Reply.Decision, entry.Reply.RuleId));
        Assert.Equal(
            "I can't give you an amount.\n\nIn general, on amounts:\n\nThere is no agreed amount. [1]\n\n"
            + "Not approved, long term not known: exosomes. See a specialist first.\n\nTo talk to a person, call 555-01.",
            entry.Text);
        Assert.Contains("dose", entry.Conversation.RefusedSlots);
    }

    [Fact]
    public async Task A_refusal_without_facts_is_its_text_and_the_way_to_a_person()
    {
        var entry = await RunAsync("Promise me");

        Assert.Equal((Decision.RefusePromise, "promise.result"), (entry.Reply.Decision, entry.Reply.RuleId));
        Assert.Equal("I can't promise a result.\n\nTo talk to a person, call 555-01.", entry.Text);
        Assert.Equal(CaveatBlock.None, entry.Reply.Caveats);
        writer.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_refusal_still_answers_the_harmless_rest()
    {
        Find((Evidence, 0.9));

        var entry = await RunAsync("Promise me. What are exosomes?");

        Assert.Equal(Decision.RefusePromise, entry.Reply.Decision);
        Assert.StartsWith("I can't promise a result.\n\nIn general:\n\nStudies of exosomes are small. [1]", entry.Text, StringComparison.Ordinal);
        search.Verify(port => port.SearchAsync(new PassageQuery("what are exosomes", Therapies.Exosomes, Compares: false), It.IsAny<CancellationToken>()));
    }

    [Fact]
    public async Task A_question_that_the_passages_answer_is_answered_with_source_and_long_caveats()
    {
        Find((Evidence, 0.9));

        var entry = await RunAsync("What are exosomes?");

        Assert.Equal((Decision.Answer, null), (entry.Reply.Decision, entry.Reply.RuleId));
        Assert.Equal(
            "Studies of exosomes are small. [1] Most took 5 days. [1]\n\nPlease note: No product of exosomes is approved. "
            + "We do not know how safe exosomes will be in the long term. See a specialist in person before you decide.",
            entry.Text);
        Assert.Equal([new Citation(1, "evidence", "source-of-evidence", "section-of-evidence")], entry.Reply.Citations);
        Assert.Single(entry.Drafts);
        Assert.Equal((1, Therapies.Exosomes, "What are exosomes?"), (entry.Conversation.Turns, entry.Conversation.Subject, entry.Conversation.LastQuestion));
    }

    [Theory]
    [InlineData("Exosomes are a miracle.", Violation.Superlative)]
    [InlineData("Exosomes cure baldness overnight forever.", Violation.Ungrounded)]
    [InlineData("Most took 50 days.", Violation.Contradiction)]
    public async Task A_models_draft_that_does_not_hold_is_followed_by_the_passages_own_words(string sentence, Violation violation)
    {
        Find((Evidence, 0.9));
        Write(new Draft([new Claim(sentence, "evidence", "Most took 5 days.")], AsList: false, "model-1"));

        var entry = await RunAsync("What are exosomes?");

        Assert.Equal(Decision.Answer, entry.Reply.Decision);
        Assert.Equal(["Studies of exosomes are small.", "Most took 5 days."], entry.Reply.Facts.Select(fact => fact.Text));
        Assert.Equal(["model-1", "extractive"], entry.Drafts.Select(draft => draft.Model));
        Assert.Equal([violation], Assert.Single(entry.Drafts[0].Verdicts).Violations);
        Assert.DoesNotContain(sentence, entry.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_draft_is_followed_by_the_passages_own_words()
    {
        Find((Evidence, 0.9));
        Write(Draft.Empty);

        var entry = await RunAsync("What are exosomes?");

        Assert.Equal(Decision.Answer, entry.Reply.Decision);
        Assert.Equal(2, entry.Drafts.Count);
    }

    [Fact]
    public async Task A_models_draft_of_which_a_part_holds_is_shown_without_the_rest()
    {
        Find((Evidence, 0.9));
        Write(new Draft([Given.Claim(Evidence, 0), new Claim("They are the best.", "evidence", "Most took 5 days.")], AsList: false, "model-1"));

        var entry = await RunAsync("What are exosomes?");

        Assert.Equal([new CitedSentence("Studies of exosomes are small.", 1)], entry.Reply.Facts);
        Assert.Single(entry.Drafts);
    }

    [Fact]
    public async Task Passages_whose_own_words_break_the_policy_are_not_told_either()
    {
        var advert = Given.Passage("evidence", Therapies.Exosomes, "evidence", "Exosomes are the best.");
        Find((advert, 0.9));

        var entry = await RunAsync("What are exosomes?");

        Assert.Equal((Decision.Abstain, ReplyComposer.NothingApproved), (entry.Reply.Decision, entry.Reply.RuleId));
        Assert.Equal(2, entry.Drafts.Count);
        Assert.DoesNotContain("best", entry.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_on_the_subject_that_nothing_answers_is_an_abstention()
    {
        Find((Evidence, 0.1), (Other, 0.1));

        var entry = await RunAsync("What do exosomes cost in winter?");

        Assert.Equal((Decision.Abstain, ReplyComposer.NothingApproved), (entry.Reply.Decision, entry.Reply.RuleId));
        Assert.Equal("I don't know. But about \"Title of evidence\" or \"Title of other\".", entry.Text);
        writer.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_question_off_the_subject_is_off_topic()
    {
        var entry = await RunAsync("Who won the football?");

        Assert.Equal((Decision.OffTopic, ReplyComposer.OffSubject), (entry.Reply.Decision, entry.Reply.RuleId));
        Assert.Equal("I can't help with that one.", entry.Text);
    }

    [Fact]
    public async Task A_follow_up_carries_the_subject_and_the_short_caveats()
    {
        Find((Evidence, 0.9));
        Remember(ConversationState.New with
        {
            Turns = 1,
            Subject = Therapies.Exosomes,
            LastQuestion = "what are exosomes",
            LastTurnAt = Given.Noon.AddMinutes(-1),
            AnswersSinceLongCaveat = new Dictionary<Therapies, int> { [Therapies.Exosomes] = 0 },
        });

        var entry = await RunAsync("and how long does it take?");

        Assert.True(entry.Found.Carried);
        Assert.Equal((Therapies.Exosomes, CaveatForm.Short), (entry.Found.Subject, entry.Reply.Caveats.Form));
        Assert.Equal(1, entry.Conversation.AnswersSinceLongCaveat[Therapies.Exosomes]);
    }

    [Theory]
    [InlineData("What are exosomes?", FixedText.OutOfService)]
    [InlineData("I can't breathe", FixedText.Emergency)]
    [InlineData("I will end my life", FixedText.Crisis)]
    [InlineData("look at my rash", FixedText.AdverseEvent)]
    public async Task Nothing_is_returned_when_the_record_is_unavailable(string text, FixedText inItsPlace)
    {
        Find((Evidence, 0.9));
        record.Setup(port => port.AppendAsync(It.IsAny<TurnEntry>(), It.IsAny<CancellationToken>())).ThrowsAsync(new RecordUnavailableException("down"));

        var exception = await Assert.ThrowsAsync<RecordUnavailableException>(() => RunAsync(text));

        Assert.Equal(inItsPlace, exception.InItsPlace);
    }

    [Theory]
    [InlineData("What are exosomes?")]
    [InlineData("I can't breathe")]
    [InlineData("Promise me")]
    [InlineData("Who won the football?")]
    public async Task Nothing_is_returned_before_the_record_has_completed(string text)
    {
        Find((Evidence, 0.9));
        var recorded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        record.Setup(port => port.AppendAsync(It.IsAny<TurnEntry>(), It.IsAny<CancellationToken>()))
            .Callback((TurnEntry entry, CancellationToken _) =>
            {
                written.Add(entry);
                reached.SetResult();
            })
            .Returns(recorded.Task);

        var turn = Pipeline().RunAsync(Given.Message(text), TestContext.Current.CancellationToken);
        await reached.Task;
        var returnedBefore = turn.IsCompleted;
        recorded.SetResult();
        var committed = await turn;

        Assert.False(returnedBefore);
        Assert.Same(Assert.Single(written), committed.Entry);
    }

    [Fact]
    public async Task A_failing_search_fails_the_turn_and_records_nothing()
    {
        search.Setup(port => port.SearchAsync(It.IsAny<PassageQuery>(), It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException("broken"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync("What are exosomes?"));

        Assert.Empty(written);
    }

    [Fact]
    public async Task A_turn_records_exactly_one_entry_with_its_versions_and_timings()
    {
        Find((Evidence, 0.9));
        search.Setup(port => port.SearchAsync(It.IsAny<PassageQuery>(), It.IsAny<CancellationToken>()))
            .Callback(() => clock.Advance(TimeSpan.FromMilliseconds(20)))
            .ReturnsAsync([new RetrievedPassage(Evidence, 0.9)]);

        var entry = await RunAsync("What are exosomes?");

        Assert.Equal([0, 20, 0, 0, 0], entry.Timings.Select(lap => lap.TotalMilliseconds));
        Assert.Equal((Given.Versions, Given.Noon.AddMilliseconds(20)), (entry.Versions, entry.At));
        Assert.Single(written);
        conversations.Verify(port => port.LoadAsync("conversation-1", It.IsAny<CancellationToken>()), Times.Once);
    }

    private async Task<TurnEntry> RunAsync(string text) =>
        (await Pipeline().RunAsync(Given.Message(text), TestContext.Current.CancellationToken)).Entry;

    private TurnPipeline Pipeline()
    {
        var house = new House();
        var shelf = new Shelf(Evidence, Dose, Other);
        return new TurnPipeline(
            conversations.Object,
            house.Stage,
            new RetrievalStage(search.Object, shelf, new RetrievalThresholds(Floor: 0.3, RefusalFloor: 0.5)),
            new AnsweringStage(writer.Object),
            new VerificationStage(Policies.Small(), Policies.Thresholds),
            new ReplyComposer(Texts.Book, shelf, Given.Clinic, new ReplyNotices(Unreviewed: false)),
            new CaveatStage(Given.Status, Texts.Book, shelf, clock),
            new RecordingStage(record.Object, Recording.Entries.Versions, clock),
            clock);
    }

    private void Remember(ConversationState state) =>
        conversations.Setup(port => port.LoadAsync("conversation-1", It.IsAny<CancellationToken>())).ReturnsAsync(state);

    private void Find(params (Passage Passage, double Score)[] passages) =>
        search.Setup(port => port.SearchAsync(It.IsAny<PassageQuery>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync([.. passages.Select(found => new RetrievedPassage(found.Passage, found.Score))]);

    private void Write(Draft draft) =>
        writer.Setup(port => port.WriteAsync(It.IsAny<AnswerRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(draft);
}
