using ConsultBot.Consultation.Caveats;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Replies;
using ConsultBot.Consultation.Retrieval;
using ConsultBot.Consultation.Screening;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ConsultBot.Consultation.Tests.Caveats;

public sealed class CaveatStageTests
{
    private static readonly Passage Exosomes = Given.Passage("exosomes", Therapies.Exosomes, "evidence", "Studies are small.");
    private static readonly Passage Prp = Given.Passage("prp", Therapies.Prp, "evidence", "Trials exist.");
    private static readonly Passage Background = Given.Passage("background", Therapies.None, "ageing", "Skin ages.");
    private static readonly ConversationState Told = Since(Therapies.Exosomes, 0);

    [Fact]
    public void The_first_answer_on_a_therapy_carries_the_long_form_with_its_label()
    {
        var reply = Append(ConversationState.New, Exosomes);

        var wording = Given.Status.Wordings[Therapies.Exosomes];
        Assert.Equal((CaveatIds.All, CaveatForm.Long, Therapies.Exosomes), (reply.Caveats.Ids, reply.Caveats.Form, reply.Caveats.Therapies));
        Assert.Equal(wording.Long, reply.Caveats.Sentences);
        Assert.Equal(wording.Long, reply.Caveats.All);
        Assert.Equal("Please note:", reply.CaveatLabel);
    }

    [Fact]
    public void The_next_answer_on_it_carries_the_short_form_without_label()
    {
        var reply = Append(Told, Exosomes);

        var wording = Given.Status.Wordings[Therapies.Exosomes];
        Assert.Equal((CaveatIds.All, CaveatForm.Short), (reply.Caveats.Ids, reply.Caveats.Form));
        Assert.Equal(wording.Short, reply.Caveats.Sentences);
        Assert.Equal(wording.Short, reply.Caveats.All);
        Assert.Empty(reply.CaveatLabel);
    }

    [Fact]
    public void Another_therapy_has_its_own_first_time()
    {
        var reply = Append(Told, Prp);

        Assert.Equal((CaveatForm.Long, Therapies.Prp), (reply.Caveats.Form, reply.Caveats.Therapies));
    }

    [Theory]
    [InlineData(0, CaveatForm.Short)]
    [InlineData(8, CaveatForm.Short)]
    [InlineData(9, CaveatForm.Long)]
    [InlineData(10, CaveatForm.Long)]
    [InlineData(11, CaveatForm.Long)]
    public void After_ten_answers_the_long_form_comes_again(int answersSince, CaveatForm form)
    {
        var reply = Append(Since(Therapies.Exosomes, answersSince), Exosomes);

        Assert.Equal(form, reply.Caveats.Form);
    }

    [Theory]
    [InlineData(0, CaveatForm.Short)]
    [InlineData(30 * 60, CaveatForm.Short)]
    [InlineData((30 * 60) + 1, CaveatForm.Long)]
    [InlineData(24 * 60 * 60, CaveatForm.Long)]
    public void After_a_pause_of_more_than_half_an_hour_the_long_form_comes_again(int seconds, CaveatForm form)
    {
        var reply = Append(Told with { LastTurnAt = Given.Noon.AddSeconds(-seconds) }, Exosomes);

        Assert.Equal(form, reply.Caveats.Form);
    }

    [Fact]
    public void A_comparison_is_always_long_and_worded_for_all_it_names()
    {
        var told = Told with
        {
            AnswersSinceLongCaveat = new Dictionary<Therapies, int> { [Therapies.Exosomes] = 1, [Therapies.Prp] = 1, [Therapies.Exosomes | Therapies.Prp] = 1 },
        };

        var reply = Append(told, Exosomes, Prp, Background);

        Assert.Equal((CaveatForm.Long, Therapies.Exosomes | Therapies.Prp), (reply.Caveats.Form, reply.Caveats.Therapies));
        Assert.Equal(Given.Status.Wordings[Therapies.Exosomes | Therapies.Prp].Long, reply.Caveats.Sentences);
    }

    [Fact]
    public void A_misreading_is_answered_with_the_long_form()
    {
        var reply = Append(Told, Given.Screened("so its approved") with { Misreads = true }, Exosomes);

        Assert.Equal(CaveatForm.Long, reply.Caveats.Form);
    }

    [Theory]
    [InlineData("safety", CaveatForm.Long)]
    [InlineData("side-effects", CaveatForm.Long)]
    [InlineData("regulation", CaveatForm.Long)]
    [InlineData("special-groups", CaveatForm.Long)]
    [InlineData("comparison", CaveatForm.Long)]
    [InlineData("procedure", CaveatForm.Short)]
    [InlineData("evidence", CaveatForm.Short)]
    public void A_question_on_safety_or_deciding_is_answered_with_the_long_form(string topic, CaveatForm form)
    {
        var passage = Given.Passage("p", Therapies.Exosomes, topic, "Something.");

        var reply = Append(Told, passage);

        Assert.Equal(form, reply.Caveats.Form);
    }

    [Fact]
    public void Only_the_topic_of_the_first_passage_counts()
    {
        var safety = Given.Passage("safety", Therapies.Exosomes, "safety", "Something.");

        var reply = Append(Told, Exosomes, safety);

        Assert.Equal(CaveatForm.Short, reply.Caveats.Form);
    }

    [Theory]
    [InlineData(Decision.RefuseUnsafe, CaveatForm.Short)]
    [InlineData(Decision.RefuseDosing, CaveatForm.Short)]
    [InlineData(Decision.RefuseDiagnosis, CaveatForm.Short)]
    [InlineData(Decision.RefusePromise, CaveatForm.Short)]
    [InlineData(Decision.Handoff, CaveatForm.Long)]
    [InlineData(Decision.Smalltalk, CaveatForm.Long)]
    public void A_refusal_carries_the_short_form_even_the_first_time(Decision decision, CaveatForm form)
    {
        var reply = Append(ConversationState.New, Given.Screened("text", Given.Rule("rule", decision)), Exosomes);

        Assert.Equal(form, reply.Caveats.Form);
        Assert.Equal(CaveatIds.All, reply.Caveats.Ids);
    }

    [Fact]
    public void A_caveat_that_the_answer_says_already_is_not_said_twice()
    {
        var status = Given.Status.Wordings[Therapies.Exosomes].Long;
        var passage = Given.Passage("p", Therapies.Exosomes, "evidence", status[0].Text, "Studies are small.");

        var reply = Append(ConversationState.New, passage);

        Assert.Equal(CaveatIds.All, reply.Caveats.Ids);
        Assert.Equal([status[1], status[2]], reply.Caveats.Sentences);
        Assert.Equal(status, reply.Caveats.All);
    }

    [Fact]
    public void An_answer_that_says_all_of_them_carries_no_further_sentence_and_no_label()
    {
        var status = Given.Status.Wordings[Therapies.Exosomes].Long;
        var passage = Given.Passage("p", Therapies.Exosomes, "evidence", [.. status.Select(sentence => sentence.Text)]);

        var reply = Append(ConversationState.New, passage);

        Assert.Empty(reply.Caveats.Sentences);
        Assert.Empty(reply.CaveatLabel);
        Assert.Equal((CaveatIds.All, CaveatForm.Long), (reply.Caveats.Ids, reply.Caveats.Form));
        Assert.Equal(status, reply.Caveats.All);
    }

    [Fact]
    public void A_short_sentence_that_says_more_than_was_said_is_still_added()
    {
        var wording = Given.Status.Wordings[Therapies.Exosomes];
        var passage = Given.Passage("p", Therapies.Exosomes, "evidence", wording.Long[0].Text);

        var reply = Append(Told, passage);

        Assert.Equal(wording.Short, reply.Caveats.Sentences);
        Assert.Equal([wording.Long[0], .. wording.Short], reply.Caveats.All);
    }

    [Theory]
    [InlineData("choosing-a-clinic")]
    [InlineData("special-groups")]
    [InlineData("procedure")]
    [InlineData("side-effects")]
    [InlineData("safety")]
    [InlineData("advertising")]
    public void Advice_without_a_therapy_carries_the_specialist_only(string topic)
    {
        var passage = Given.Passage("p", Therapies.None, topic, "Ask for papers.");

        var reply = Append(ConversationState.New, Background, passage);

        Assert.Equal((CaveatIds.Specialist, CaveatForm.Short, Therapies.None), (reply.Caveats.Ids, reply.Caveats.Form, reply.Caveats.Therapies));
        Assert.Equal([Given.Status.SpecialistOnly], reply.Caveats.Sentences);
        Assert.Equal([Given.Status.SpecialistOnly], reply.Caveats.All);
        Assert.Empty(reply.CaveatLabel);
    }

    [Fact]
    public void Background_carries_none()
    {
        var reply = Append(ConversationState.New, Background);

        Assert.Same(CaveatBlock.None, reply.Caveats);
    }

    [Fact]
    public void A_reply_without_facts_is_left_as_it_is()
    {
        var reply = Given.Reply(Decision.Emergency, "Call.");

        var appended = StageWith().Append(reply, Given.Screened("text"), ConversationState.New);

        Assert.Same(reply, appended);
    }

    private static Reply Append(ConversationState conversation, params Passage[] passages) =>
        Append(conversation, Given.Screened("text"), passages);

    private static Reply Append(ConversationState conversation, Screened screened, params Passage[] passages)
    {
        var reply = Given.Reply(Decision.Answer) with
        {
            Facts = [.. passages.SelectMany((passage, index) => passage.Sentences.Select(sentence => new CitedSentence(sentence.Text, index + 1)))],
            Citations = [.. passages.Select((passage, index) => new Citation(index + 1, passage.Id, "source", "place"))],
        };
        return StageWith(passages).Append(reply, screened, conversation);
    }

    private static CaveatStage StageWith(params Passage[] passages) =>
        new(Given.Status, Texts.Book, new Shelf(passages), new FakeTimeProvider(Given.Noon));

    private static ConversationState Since(Therapies therapy, int answers) => ConversationState.New with
    {
        Turns = answers + 1,
        LastTurnAt = Given.Noon.AddMinutes(-1),
        AnswersSinceLongCaveat = new Dictionary<Therapies, int> { [therapy] = answers },
    };
}
