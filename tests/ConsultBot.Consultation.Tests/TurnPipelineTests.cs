using ConsultBot.Consultation.Answering;
using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Verification;
using Moq;
using Xunit;

namespace ConsultBot.Consultation.Tests;

/// <summary>One test for each exit of a turn.</summary>
public sealed class TurnPipelineTests
{
    private readonly Turn turn = new();

    [Fact]
    public async Task An_urgent_message_is_answered_with_its_fixed_text_at_once()
    {
        turn.Find((Turn.Evidence, 1));

        var entry = await turn.RunAsync("I can't breathe. What are exosomes?", TestContext.Current.CancellationToken);

        Assert.Equal((Decision.Emergency, "emergency.airway", "Call 119 now."), (entry.Reply.Decision, entry.Reply.RuleId, entry.Text));
        Assert.Equal(Decision.Emergency, entry.Conversation.Urgent);
        turn.Search.VerifyNoOtherCalls();
        turn.Writer.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_refusal_with_facts_tells_its_passage_with_short_caveats_and_the_way_to_a_person()
    {
        var entry = await turn.RunAsync("How many ml of exosomes?", TestContext.Current.CancellationToken);

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
        var entry = await turn.RunAsync("Promise me", TestContext.Current.CancellationToken);

        Assert.Equal((Decision.RefusePromise, "promise.result"), (entry.Reply.Decision, entry.Reply.RuleId));
        Assert.Equal("I can't promise a result.\n\nTo talk to a person, call 555-01.", entry.Text);
        Assert.Equal(CaveatBlock.None, entry.Reply.Caveats);
        turn.Writer.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_refusal_still_answers_the_harmless_rest()
    {
        turn.Find((Turn.Evidence, 0.9));

        var entry = await turn.RunAsync("Promise me. What are exosomes?", TestContext.Current.CancellationToken);

        Assert.Equal(Decision.RefusePromise, entry.Reply.Decision);
        Assert.StartsWith("I can't promise a result.\n\nIn general:\n\nStudies of exosomes are small. [1]", entry.Text, StringComparison.Ordinal);
        turn.Search.Verify(port => port.SearchAsync(new PassageQuery("what are exosomes", Therapies.Exosomes, Compares: false), It.IsAny<CancellationToken>()));
    }

    [Fact]
    public async Task A_question_that_the_passages_answer_is_answered_with_source_and_long_caveats()
    {
        turn.Find((Turn.Evidence, 0.9));

        var entry = await turn.RunAsync("What are exosomes?", TestContext.Current.CancellationToken);

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
        turn.Find((Turn.Evidence, 0.9));
        turn.Write(new Draft([new Claim(sentence, "evidence", "Most took 5 days.")], AsList: false, "model-1"));

        var entry = await turn.RunAsync("What are exosomes?", TestContext.Current.CancellationToken);

        Assert.Equal(Decision.Answer, entry.Reply.Decision);
        Assert.Equal(["Studies of exosomes are small.", "Most took 5 days."], entry.Reply.Facts.Select(fact => fact.Text));
        Assert.Equal(["model-1", "extractive"], entry.Drafts.Select(draft => draft.Model));
        Assert.Equal([violation], Assert.Single(entry.Drafts[0].Verdicts).Violations);
        Assert.DoesNotContain(sentence, entry.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_draft_is_followed_by_the_passages_own_words()
    {
        turn.Find((Turn.Evidence, 0.9));
        turn.Write(Draft.Empty);

        var entry = await turn.RunAsync("What are exosomes?", TestContext.Current.CancellationToken);

        Assert.Equal(Decision.Answer, entry.Reply.Decision);
        Assert.Equal(2, entry.Drafts.Count);
    }

    [Fact]
    public async Task A_models_draft_of_which_a_part_holds_is_shown_without_the_rest()
    {
        turn.Find((Turn.Evidence, 0.9));
        turn.Write(new Draft([Given.Claim(Turn.Evidence, 0), new Claim("They are the best.", "evidence", "Most took 5 days.")], AsList: false, "model-1"));

        var entry = await turn.RunAsync("What are exosomes?", TestContext.Current.CancellationToken);

        Assert.Equal([new CitedSentence("Studies of exosomes are small.", 1)], entry.Reply.Facts);
        Assert.Single(entry.Drafts);
    }

    [Fact]
    public async Task Passages_whose_own_words_break_the_policy_are_not_told_either()
    {
        var advert = Given.Passage("evidence", Therapies.Exosomes, "evidence", "Exosomes are the best.");
        turn.Find((advert, 0.9));

        var entry = await turn.RunAsync("What are exosomes?", TestContext.Current.CancellationToken);

        Assert.Equal((Decision.Abstain, ReplyComposer.NothingApproved), (entry.Reply.Decision, entry.Reply.RuleId));
        Assert.Equal(2, entry.Drafts.Count);
        Assert.DoesNotContain("best", entry.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_on_the_subject_that_nothing_answers_is_an_abstention()
    {
        turn.Find((Turn.Evidence, 0.1), (Turn.Other, 0.1));

        var entry = await turn.RunAsync("What do exosomes cost in winter?", TestContext.Current.CancellationToken);

        Assert.Equal((Decision.Abstain, ReplyComposer.NothingApproved), (entry.Reply.Decision, entry.Reply.RuleId));
        Assert.Equal("I don't know. But about \"Title of evidence\" or \"Title of other\".", entry.Text);
        turn.Writer.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_question_off_the_subject_is_off_topic()
    {
        var entry = await turn.RunAsync("Who won the football?", TestContext.Current.CancellationToken);

        Assert.Equal((Decision.OffTopic, ReplyComposer.OffSubject), (entry.Reply.Decision, entry.Reply.RuleId));
        Assert.Equal("I can't help with that one.", entry.Text);
    }

    [Fact]
    public async Task A_follow_up_carries_the_subject_and_the_short_caveats()
    {
        turn.Find((Turn.Evidence, 0.9));
        turn.Remember(ConversationState.New with
        {
            Turns = 1,
            Subject = Therapies.Exosomes,
            LastQuestion = "what are exosomes",
            LastTurnAt = Given.Noon.AddMinutes(-1),
            AnswersSinceLongCaveat = new Dictionary<Therapies, int> { [Therapies.Exosomes] = 0 },
        });

        var entry = await turn.RunAsync("and how long does it take?", TestContext.Current.CancellationToken);

        Assert.True(entry.Found.Carried);
        Assert.Equal((Therapies.Exosomes, CaveatForm.Short), (entry.Found.Subject, entry.Reply.Caveats.Form));
        Assert.Equal(1, entry.Conversation.AnswersSinceLongCaveat[Therapies.Exosomes]);
    }
}
